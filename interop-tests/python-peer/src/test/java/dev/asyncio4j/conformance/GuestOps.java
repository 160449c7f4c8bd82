package dev.asyncio4j.conformance;

import com.google.gson.JsonParser;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.TaskGroup;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Barrier;
import dev.asyncio4j.sync.Condition;
import dev.asyncio4j.sync.Event;
import dev.asyncio4j.sync.Lockable;
import java.util.List;
import java.util.NoSuchElementException;
import org.graalvm.polyglot.Value;

/** A program's machine as a body in Python has it: its tasks, its objects and its trace. */
public final class GuestOps {
  private final Machine machine;

  GuestOps(Machine machine) {
    this.machine = machine;
  }

  public void log(String text) {
    machine.log(text);
  }

  public Coroutine<Object> body(String coroutine) {
    return machine.body(coroutine);
  }

  public Future<Object> future(String name) {
    return machine.future(name);
  }

  public boolean knows(String name) {
    try {
      machine.future(name);
      return true;
    } catch (NoSuchElementException unknown) {
      return false;
    } catch (ClassCastException otherObject) {
      return true;
    }
  }

  /** Runs an op that does not wait; returns what it has thrown, or null. */
  public Throwable runOp(String op) {
    try {
      machine.runOne(JsonParser.parseString(op).getAsJsonArray());
      return null;
    } catch (Throwable error) {
      return error;
    }
  }

  /** Returns the coroutine of an op of an object that waits. */
  public Coroutine<?> waiting(String op, String name) {
    return switch (op) {
      case "acquire" -> machine.object(name, Lockable.class).acquire();
      case "get" -> machine.object(name, Queue.class).get();
      case "join" -> machine.object(name, Queue.class).join();
      case "event_wait" -> machine.object(name, Event.class).await();
      case "condition_wait" -> machine.object(name, Condition.class).await();
      case "barrier_wait" -> machine.object(name, Barrier.class).await();
      case "barrier_reset" -> machine.object(name, Barrier.class).reset();
      case "barrier_abort" -> machine.object(name, Barrier.class).abort();
      default -> throw new IllegalArgumentException(op);
    };
  }

  @SuppressWarnings("unchecked") // programs put integers only
  public Coroutine<?> waitingPut(String name, int value) {
    return ((Queue<Integer>) machine.object(name, Queue.class)).put(value);
  }

  /** Makes a group of Python's the one that is spawned into; {@code create} gives the tasks. */
  public TaskGroup enterGroup(Value create) {
    var group = new GuestGroup(create);
    machine.groups.add(group);
    return group;
  }

  /** Makes a coroutine of Java's of one of Python's, which {@code make} gives. */
  public static Coroutine<Object> coroutine(Value make) {
    return GuestConformanceTest.coroutine(make);
  }

  public void leaveGroup(TaskGroup group) {
    machine.groups.remove(group);
  }

  public static boolean matches(String handler, Throwable error) {
    return Errors.matches(handler, error);
  }

  public static String text(Throwable error) {
    return Errors.text(error);
  }

  public static Throwable error(String name, String text) {
    return switch (name) {
      case "QueueEmpty" -> new QueueEmptyException(text);
      case "QueueFull" -> new QueueFullException(text);
      case "BrokenBarrierError" -> new dev.asyncio4j.exceptions.BrokenBarrierException(text);
      default -> Errors.make(name, text);
    };
  }

  public static Throwable group(List<Throwable> errors) {
    return new TaskGroupException("unhandled errors in a TaskGroup", List.copyOf(errors));
  }
}
