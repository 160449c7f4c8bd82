package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import dev.asyncio4j.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * One iteration over a stream, from its first item to the close of everything that it opened.
 *
 * <pre>
 *            advance()           item             advance()
 *   CREATED ──────────▶ RUNNING ──────▶ RESTING ──────────▶ RUNNING
 *      │                   │               │
 *      │                   └ end, failure ─┼─▶ ENDED
 *      └── close() ──▶ CLOSED ◀── close() ─┴─────┘
 * </pre>
 *
 * <p>At the end and after a failure everything is closed before the state is ENDED.
 */
final class Run<T extends @Nullable Object> {
  /** The least depth at which an overflow of the stack is that of the pipeline. */
  private static final int DEEP = 1_000;

  private enum State {
    CREATED,
    RUNNING,
    RESTING,
    ENDED,
    CLOSED
  }

  private final Recipe<T> recipe;
  private final RunScope scope = new RunScope();
  private State state = State.CREATED;
  private @Nullable Pull<T> pull;
  private @Nullable EventLoop loop;

  Run(Recipe<T> recipe) {
    this.recipe = recipe;
  }

  /** The item that {@link #advance} reached. */
  T item() {
    return pull.item;
  }

  boolean hasBegun() {
    return state != State.CREATED;
  }

  boolean isOver() {
    return state == State.ENDED || state == State.CLOSED;
  }

  boolean advance() {
    if (state == State.ENDED) return false;
    checkIdle("asked for an item");
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "Streamer is closed and cannot be iterated: " + this + "; take another from stream()");
    }
    state = State.RUNNING;
    boolean more = false;
    try {
      if (pull == null) begin();
      more = pull.advance();
      if (!more) pull.close();
      return more;
    } catch (Throwable error) {
      throw Errors.<RuntimeException>sneaky(failed(error));
    } finally {
      state = more ? State.RESTING : State.ENDED;
    }
  }

  /** Gives all items to an action, and closes everything if that fails. */
  void forEach(VoidBody1<? super T> action) {
    while (advance()) {
      try {
        action.accept(pull.item);
      } catch (Throwable error) {
        state = State.CLOSED;
        throw Errors.<RuntimeException>sneaky(Errors.closing(pull, error));
      }
    }
  }

  private void begin() {
    loop = getRunningLoop();
    pull = recipe.open(scope);
  }

  private Throwable failed(Throwable error) {
    Throwable told = error;
    if (error instanceof StackOverflowError && recipe.depth >= DEEP) {
      told =
          new IllegalStateException(
              "a pipeline of %,d operators is deeper than the stack: %s; put a Pipe.generator between parts"
                  .formatted(recipe.depth, recipe),
              error);
    } else if (error instanceof StopAsyncIterationException) {
      told =
          new IllegalStateException(
              "a function of "
                  + recipe
                  + " raised StopAsyncIteration; it ends no stream: use takeWhile or take",
              error);
    }
    return pull == null ? told : Errors.closing(pull, told);
  }

  /** Closes what is open; nothing is, before the first item and after the end. */
  void close() throws Exception {
    checkIdle("closed");
    boolean open = state == State.RESTING;
    if (open && currentTask() == null) {
      throw new IllegalStateException(
          this + " cannot be closed in a callback, because that awaits; close it in a coroutine");
    }
    state = State.CLOSED;
    if (open) pull.close();
  }

  /** Closes what the loop does not close itself at the end of its run. */
  void closeAtTheEnd() throws Exception {
    scope.loopEnds();
    close();
  }

  private void checkIdle(String asked) {
    if (state == State.RUNNING) {
      throw new IllegalStateException(
          this + " is already running, and was " + asked + "; one task at a time may use it");
    }
    if (state == State.RESTING && loop != getRunningLoop()) {
      throw new IllegalStateException(
          this + " belongs to another loop; iterate over the stream anew in this one");
    }
  }

  @Override
  public String toString() {
    return "run of " + recipe + " " + state;
  }
}
