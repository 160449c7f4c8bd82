package dev.asyncio4j.lowlevel;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instrument that writes down all that it is told. */
class Telling implements Instrument {
  final List<String> told = new ArrayList<>();

  /** {@return what was told of that kind} */
  List<String> of(String... names) {
    return told.stream()
        .filter(line -> Stream.of(names).anyMatch(name -> line.startsWith(name + " ")))
        .toList();
  }

  private void add(String name, @Nullable Object what) {
    told.add(name + " " + what);
  }

  private static @Nullable String nameOf(@Nullable Task<?> task) {
    return task == null ? null : task.getName();
  }

  private static @Nullable String kindOf(@Nullable Future<?> future) {
    return future instanceof Task<?> task ? task.getName() : future == null ? null : "future";
  }

  @Override
  public void runBegan(EventLoop loop) {
    add("run", "began");
  }

  @Override
  public void runEnded(EventLoop loop) {
    add("run", "ended");
  }

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> creator) {
    add("created", nameOf(task) + " by " + nameOf(creator));
  }

  @Override
  public void taskEnded(Task<?> task) {
    add("ended", nameOf(task) + (task.done() ? "" : ", but not done"));
  }

  @Override
  public void taskCancelled(Task<?> task, @Nullable String message) {
    add("cancelled", nameOf(task) + " " + message);
  }

  @Override
  public void taskWaits(Task<?> task, @Nullable Future<?> what) {
    add("waits", nameOf(task) + " for " + kindOf(what));
  }

  @Override
  public void taskScheduled(Task<?> task, @Nullable Future<?> because) {
    add("scheduled", nameOf(task) + " because of " + kindOf(because));
  }

  @Override
  public void passBegan(int ready) {
    add("pass", ready);
  }

  @Override
  public void stepBegan(StepInfo step) {
    add("step", step.kind() + (step.task() == null ? "" : " of " + nameOf(step.task())));
  }

  @Override
  public void stepEnded(StepInfo step, long nanos) {
    add("stepped", step.kind() + (nanos >= 0 ? "" : ", in no time"));
  }

  @Override
  public void waitBegan(long nanos) {
    add("idle", nanos == Long.MAX_VALUE ? "for ever" : "for a time");
  }

  @Override
  public void waitEnded(long nanos, int ready) {
    add("woken", ready);
  }
}
