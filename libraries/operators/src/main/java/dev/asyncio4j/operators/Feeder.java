package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that asks a source for items ahead of the consumer, as long as there is room for more.
 *
 * <pre>
 *          askForMore()      end, failure
 *   NEW ────────────▶ FEEDING ───────────▶ ENDED
 * </pre>
 */
final class Feeder<T extends @Nullable Object> {
  private enum State {
    NEW,
    FEEDING,
    ENDED
  }

  private final String operator;
  private final Pull<T> source;
  private final BooleanSupplier hasRoom;
  private final Consumer<? super T> sink;
  private final Runnable changed;
  private final ParkingLot room = ParkingLot.create();
  private State state = State.NEW;
  private @Nullable Task<@Nullable Void> task;

  /** The error that ended the source, until somebody has got it. */
  private @Nullable Throwable failure;

  private boolean closing;

  /**
   * Makes a feeder that has not begun.
   *
   * @param hasRoom tells whether one more item may be asked for
   * @param sink takes the items
   * @param changed is called after each item, and at the end
   */
  Feeder(
      String operator,
      Pull<T> source,
      BooleanSupplier hasRoom,
      Consumer<? super T> sink,
      Runnable changed) {
    this.operator = operator;
    this.source = source;
    this.hasRoom = hasRoom;
    this.sink = sink;
    this.changed = changed;
  }

  /** Begins, or goes on if there is room now. */
  void askForMore() {
    if (task != null) {
      room.unpark();
      return;
    }
    state = State.FEEDING;
    task = createTask(async(this::feed), operator);
    task.addDoneCallback(this::ended);
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  /** Throws the error that ended the source, once. */
  void throwFailure() {
    Throwable thrown = failure;
    failure = null;
    if (thrown != null) throw Errors.<RuntimeException>sneaky(thrown);
  }

  private void feed() {
    try {
      while (true) {
        while (!hasRoom.getAsBoolean()) await(room.park());
        if (!source.advance()) return;
        if (closing) {
          source.giveBack(source.item);
          return;
        }
        sink.accept(source.item);
        changed.run();
      }
    } catch (Throwable error) {
      failure = error;
    }
  }

  /** Notes the end of the task, also if it was cancelled before it began. */
  private void ended(Future<?> fed) {
    state = State.ENDED;
    if (fed.cancelled()) failure = new CancelledError(operator + " was cancelled");
    changed.run();
  }

  /** Ends the task; the source stays open. */
  void stop() throws Exception {
    if (closing || task == null) return;
    closing = true;
    var steps = new Closing().step(() -> SideTasks.end(List.of(task)));
    if (failure != null && !(failure instanceof CancelledError)) steps.failed(failure);
    steps.end();
  }
}
