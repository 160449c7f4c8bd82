package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.ParkingLot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A source that a task of its own asks, for one item each time it is told to.
 *
 * <pre>
 *             ask()          item, end, failure            take()
 *   RESTING ─────────▶ ASKED ───────────────────▶ ARRIVED ────────▶ RESTING, or ENDED
 * </pre>
 */
final class Branch<T extends @Nullable Object> {
  private enum State {
    RESTING,
    ASKED,
    ARRIVED,
    ENDED
  }

  /** The place of the branch among those of its operator. */
  final int number;

  private final String operator;
  private final Pull<T> source;
  private final Consumer<? super Branch<T>> arrived;
  private final ParkingLot told = ParkingLot.create();
  private State state = State.RESTING;
  private @Nullable Task<@Nullable Void> task;

  /** False from the end of the source on. */
  private boolean more = true;

  /** The error that ended the source, until somebody has got it. */
  private @Nullable Throwable failure;

  private boolean closing;

  /**
   * Makes a branch that has not been asked.
   *
   * @param arrived is called, in the task of the branch, each time that it has arrived
   */
  Branch(String operator, int number, Pull<T> source, Consumer<? super Branch<T>> arrived) {
    this.operator = operator;
    this.number = number;
    this.source = source;
    this.arrived = arrived;
  }

  /** Makes a branch for each source, numbered from 1 on. */
  static <T extends @Nullable Object> List<Branch<T>> of(
      String operator, List<Pull<T>> sources, Consumer<? super Branch<T>> arrived) {
    var branches = new ArrayList<Branch<T>>(sources.size());
    for (Pull<T> source : sources) {
      branches.add(new Branch<>(operator, branches.size() + 1, source, arrived));
    }
    return branches;
  }

  boolean isResting() {
    return state == State.RESTING;
  }

  boolean hasArrived() {
    return state == State.ARRIVED;
  }

  /** {@return whether it has arrived at an item, which nobody has taken} */
  boolean hasItem() {
    return state == State.ARRIVED && more;
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  /** The item that {@link #take} has found. */
  T item() {
    return source.item;
  }

  void ask() {
    state = State.ASKED;
    if (task == null) task = createTask(async(this::work), operator + "-" + number);
    else if (task.done()) fail(new CancelledError("the task of " + operator + " was cancelled"));
    else told.unpark();
  }

  /**
   * Takes what has arrived: an item, the end, or the failure, which is thrown.
   *
   * @return false at the end
   */
  boolean take() {
    state = more ? State.RESTING : State.ENDED;
    Throwable thrown = failure;
    failure = null;
    if (thrown != null) throw Errors.<RuntimeException>sneaky(thrown);
    return more;
  }

  private void work() {
    while (more) {
      advance();
      if (closing) return;
      while (more && state != State.ASKED) await(told.park());
    }
  }

  private void advance() {
    try {
      more = source.advance();
      arrive();
    } catch (Throwable error) {
      fail(error);
    }
  }

  private void fail(Throwable error) {
    failure = error;
    more = false;
    arrive();
  }

  private void arrive() {
    state = State.ARRIVED;
    if (!closing) arrived.accept(this);
  }

  /** Ends the task and closes the source; an item that nobody took goes back to it. */
  void close() throws Exception {
    if (closing) return;
    closing = true;
    var steps = new Closing();
    if (task != null) steps.step(() -> SideTasks.end(List.of(task)));
    if (hasItem()) source.giveBack(source.item);
    if (failure != null && !(failure instanceof CancelledError)) steps.failed(failure);
    steps.step(source::close).end();
  }
}
