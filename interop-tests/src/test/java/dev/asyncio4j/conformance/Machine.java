package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.spi.Engine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Runs one program in the running loop: its objects, its tasks and its trace. */
final class Machine {
  private final List<String> trace = new ArrayList<>();

  /** The groups whose bodies run: the one opened last is spawned into. */
  final List<TaskGroup> groups = new ArrayList<>();

  private final Language language;
  private final JsonObject coroutines;
  private final JsonObject specs;
  private final Map<String, Op> ops;
  private final Map<String, Object> objects = new HashMap<>();
  private final Map<String, Task<Object>> tasks = new HashMap<>();
  private final List<String> order = new ArrayList<>();

  Machine(ConformanceCase conformanceCase, Language language) {
    this.language = language;
    var program = conformanceCase.program();
    coroutines = program.getAsJsonObject("coroutines");
    specs = program.has("objects") ? program.getAsJsonObject("objects") : new JsonObject();
    ops = Ops.of(this);
  }

  void log(String text) {
    var task = currentTask();
    var seconds = BigDecimal.valueOf(getRunningLoop().time().toNanos(), 9);
    var who = task == null ? "-" : task.getName();
    trace.add(String.format(Locale.ROOT, "%.6f %s %s", seconds, who, text));
  }

  /** A line without time and task. */
  void add(String line) {
    trace.add(line);
  }

  List<String> trace() {
    return List.copyOf(trace);
  }

  /** Reads the errors that the program left unread: here they are no news. */
  void readErrors() {
    var promises =
        objects.values().stream().filter(Future.class::isInstance).map(each -> (Future<?>) each);
    Stream.<Future<?>>concat(tasks.values().stream(), promises)
        .filter(future -> future.done() && !future.cancelled())
        .forEach(Future::exception);
  }

  /** The object of this name and kind. */
  <T> T object(String name, Class<T> kind) {
    return kind.cast(known(objects.get(name), name));
  }

  Task<Object> task(String name) {
    return known(tasks.get(name), name);
  }

  /** The future among the objects: one that the program itself completes. */
  @SuppressWarnings("unchecked") // programs have futures of integers only
  Future<Object> promise(String name) {
    return object(name, Future.class);
  }

  /** The task of this name, or else the future. */
  Future<Object> future(String name) {
    var task = tasks.get(name);
    return task != null ? task : promise(name);
  }

  private static <T> T known(T found, String name) {
    if (found == null) throw new NoSuchElementException(name);
    return found;
  }

  void spawn(
      String name, String coroutine, BiFunction<Coroutine<Object>, String, Task<Object>> make) {
    tasks.put(name, make.apply(body(coroutine), name));
    order.add(name);
  }

  Coroutine<Object> body(String coroutine) {
    return language.body(this, coroutines.getAsJsonArray(coroutine));
  }

  /** A coroutine's body in Java. */
  Coroutine<Object> javaBody(JsonArray list) {
    Body<Object> body =
        () -> {
          try {
            run(list);
          } catch (Return returned) {
            return returned.value;
          }
          return null;
        };
    return async(body);
  }

  /** Runs ops inline: in this task, with no step of the loop in between. */
  void run(JsonArray list) {
    for (JsonElement each : list) runOne(each.getAsJsonArray());
  }

  void runOne(JsonArray op) {
    try {
      ops.get(op.get(0).getAsString()).run(new Args(op));
    } catch (Throwable error) {
      throw Engine.<RuntimeException>sneaky(error);
    }
  }

  /** The whole program, as the body of the task that waits for it. */
  void runProgram() {
    specs.entrySet().forEach(each -> objects.put(each.getKey(), make(each.getValue())));
    try {
      trace.add("result " + Values.text(await(createTask(body("main"), "main"))));
    } catch (Throwable error) {
      trace.add("raised " + Errors.text(error));
    }
    var left = order.stream().map(tasks::get).filter(task -> !task.done()).toList();
    left.forEach(Task::cancel);
    await(gatherOutcomes(left));
    for (String name : order) trace.add("end " + name + " " + ending(tasks.get(name)));
  }

  private static Object make(JsonElement spec) {
    return SyncObjects.make(spec.getAsJsonArray());
  }

  private static String ending(Task<Object> task) {
    if (task.cancelled()) return "cancelled";
    var error = task.exception();
    return error != null ? Errors.text(error) : "result " + Values.text(task.result());
  }
}
