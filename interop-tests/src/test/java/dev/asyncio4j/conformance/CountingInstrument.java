package dev.asyncio4j.conformance;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.Instrument;
import dev.asyncio4j.lowlevel.StepInfo;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An instrument with every hook, which counts how often each is called. */
final class CountingInstrument implements Instrument {
  final Map<String, Integer> calls = new TreeMap<>();

  private void count(String hook) {
    calls.merge(hook, 1, Integer::sum);
  }

  @Override
  public void runBegan(EventLoop loop) {
    count("runBegan");
  }

  @Override
  public void runEnded(EventLoop loop) {
    count("runEnded");
  }

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> creator) {
    count("taskCreated");
  }

  @Override
  public void taskEnded(Task<?> task) {
    count("taskEnded");
  }

  @Override
  public void taskCancelled(Task<?> task, @Nullable String message) {
    count("taskCancelled");
  }

  @Override
  public void taskWaits(Task<?> task, @Nullable Future<?> what) {
    count("taskWaits");
  }

  @Override
  public void taskScheduled(Task<?> task, @Nullable Future<?> because) {
    count("taskScheduled");
  }

  @Override
  public void passBegan(int ready) {
    count("passBegan");
  }

  @Override
  public void stepBegan(StepInfo step) {
    count("stepBegan");
  }

  @Override
  public void stepEnded(StepInfo step, long nanos) {
    count("stepEnded");
  }

  @Override
  public void waitBegan(long nanos) {
    count("waitBegan");
  }

  @Override
  public void waitEnded(long nanos, int ready) {
    count("waitEnded");
  }
}
