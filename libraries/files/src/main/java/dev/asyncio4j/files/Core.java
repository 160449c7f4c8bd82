package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.DropWatch;
import dev.asyncio4j.lowlevel.LoopPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The life of a file on its loop: one operation at a time, in the order of the calls.
 *
 * <p>The blocking part of each runs on a thread.
 *
 * <pre>
 *   OPEN ── close() ──▶ CLOSING ── those called before have ended, and the close has ──▶ CLOSED
 *     └── nobody closed it: the file was dropped, or its loop closes ──────────────────────▲
 * </pre>
 *
 * <p>All fields are used on the loop's turn, but {@link #work}.
 *
 * <p><b>Cancellation:</b> ends the await; the thread goes on, and the file is busy until it is
 * back.
 */
final class Core {
  /** The states of a file. */
  enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  /** The number of operations without a wait after which other tasks get a pass. */
  private static final int BURST = 1_000;

  final String name;
  final Bytes bytes;
  private final BlockingWork work;
  private final @Nullable ExecutorService executor;
  private final boolean outlivesLoops;
  private Lane lane = new Lane();
  private @Nullable LoopPort port;
  private @Nullable DropWatch watch;
  private State state = State.OPEN;
  private @Nullable Throwable closedAt;
  private int burst;

  /** The failure of an operation whose await was cancelled; close tells it. */
  private @Nullable Throwable late;

  /** A file that is closed with its loop, unless it {@code outlivesLoops}. */
  Core(String name, Bytes bytes, @Nullable ExecutorService executor, boolean outlivesLoops) {
    this.name = name;
    this.bytes = bytes;
    this.executor = executor;
    this.outlivesLoops = outlivesLoops;
    work = new BlockingWork(name, bytes);
  }

  /** Binds the file to the loop that runs, and watches that {@code face} is closed. */
  void bind(Object face) {
    EventLoop loop = getRunningLoop();
    port = LoopPort.of(loop);
    if (outlivesLoops) return;
    watch = DropWatch.watch(loop, face, "unclosed file " + name, new Release(name, work));
  }

  /** Goes to the next loop, behind what the thread still does for the last one. */
  private void rebind(Object face) {
    bind(face);
    lane = new Lane();
    lane.whenFree(() -> threaded(() -> {}).addDoneCallback(done -> lane.leave()));
  }

  State state() {
    return state;
  }

  // -- operations --------------------------------------------------------------------------------

  /** An operation of {@code face}: it has the file to itself until it and its thread have ended. */
  <T extends @Nullable Object> Coroutine<T> operation(Object face, Body<T> body) {
    return async(
        () -> {
          enter(face);
          try {
            if (++burst >= BURST) pause();
            return body.run();
          } finally {
            lane.leave();
          }
        });
  }

  private void enter(Object face) {
    if (port == null) bind(face);
    else if (outlivesLoops && port.isClosed()) rebind(face);
    checkTurn();
    checkOpen();
    if (!lane.tryEnter()) await(lane.turn(port().loop()));
  }

  private void pause() {
    burst = 0;
    await(sleep(Duration.ZERO));
  }

  private void checkTurn() {
    if (!port().inTurn()) {
      throw new IllegalStateException(
          "%s belongs to %s: it is used in tasks of that loop only".formatted(name, port().loop()));
    }
  }

  private void checkOpen() {
    if (state != State.OPEN) {
      throw new ClosedFileException(
          "I/O operation on closed file " + name + ": open it again", closedAt);
    }
  }

  /** Does a blocking part of the operation that has the file, on a thread if it may block. */
  <T extends @Nullable Object> T blocking(long writing, Body<T> part) throws Exception {
    if (!bytes.store.blocks(writing)) return work.run(part);
    burst = 0;
    Future<T> job = port().loop().runInExecutor(executor, () -> work.run(part));
    return await(lane.follow(job, port().loop(), this::failedLate));
  }

  private void failedLate(Throwable error) {
    late = error;
  }

  // -- closing -----------------------------------------------------------------------------------

  /** Closes behind what was called before; a second call waits for the first one only. */
  Coroutine<@Nullable Void> closeAsync() {
    return async(() -> close());
  }

  void close() {
    close(null);
  }

  /** Closes, and does one thing more on the thread; that alone if the file is closed already. */
  void close(Disk.@Nullable Action last) {
    if (port == null) {
      state = State.CLOSED;
      closeUnbound();
      return;
    }
    if (port.isClosed()) return; // its loop has closed the file
    checkTurn();
    if (state == State.CLOSED && last == null) return;
    Future<@Nullable Void> ended = port.loop().createFuture();
    if (state == State.OPEN) {
      markClosed();
      hand(() -> closeAnd(last), ended);
    } else if (last != null) {
      hand(last, ended);
    } else {
      lane.whenFree(() -> end(ended));
    }
    if (currentTask() != null) await(ended);
  }

  private void closeUnbound() {
    try {
      work.closeUnused();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void markClosed() {
    state = State.CLOSING;
    if (port().loop().getDebug()) closedAt = new Throwable(name + " was closed here");
    if (watch != null) watch.settle();
  }

  private void closeAnd(Disk.@Nullable Action last) throws IOException {
    work.close();
    if (last != null) last.run();
  }

  /** Hands an action over before anything is awaited: whoever is cancelled has closed the file. */
  private void hand(Disk.Action action, Future<@Nullable Void> ended) {
    lane.whenFree(
        () ->
            threaded(action)
                .addDoneCallback(
                    done -> {
                      state = State.CLOSED;
                      Throwable error = done.cancelled() ? null : done.exception();
                      tell(ended, error != null ? error : late);
                    }));
  }

  private void tell(Future<@Nullable Void> ended, @Nullable Throwable error) {
    late = null;
    lane.leave();
    if (ended.done()) return;
    if (error == null) ended.setResult(null);
    else ended.setException(error);
  }

  private void end(Future<@Nullable Void> ended) {
    lane.leave();
    if (!ended.done()) ended.setResult(null);
  }

  private Future<@Nullable Void> threaded(Disk.Action action) {
    Body<@Nullable Void> body =
        () -> {
          try {
            action.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        };
    EventLoop loop = port().loop();
    if (executor != null) {
      try {
        return loop.runInExecutor(executor, body);
      } catch (RejectedExecutionException e) {
        // the user's executor takes no work any more: the loop's threads close the file
      }
    }
    try {
      return loop.runInExecutor(null, body);
    } catch (IllegalStateException e) {
      return here(loop, body); // the run ends, and its threads take no more work
    }
  }

  private static Future<@Nullable Void> here(EventLoop loop, Body<@Nullable Void> body) {
    Future<@Nullable Void> done = loop.createFuture();
    try {
      done.setResult(body.run());
    } catch (Exception e) {
      done.setException(e);
    }
    return done;
  }

  private LoopPort port() {
    if (port == null) throw new IllegalStateException(name + " has no loop yet");
    return port;
  }

  /**
   * Closes a file that nobody has closed; it leads to the work only, not to the file. It does so at
   * once, on the turn: nobody could wait for a thread while the loop closes.
   */
  private record Release(String name, BlockingWork work) implements Runnable {
    @Override
    public void run() {
      try {
        work.closeUnused();
      } catch (IOException e) {
        throw new UncheckedIOException("closing " + name, e);
      }
    }
  }
}
