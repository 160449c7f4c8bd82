package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of a file into the hands of its user.
 *
 * <p><b>Cancellation:</b> ends the await at once; what was opened for nobody is closed again.
 */
final class Opening {
  private Opening() {}

  static Coroutine<AsyncTextFile> text(Path path, String mode, OpenOptions options) {
    Mode parsed = Mode.parse(mode, false);
    options.check(false);
    return open(
        options.executor(),
        () -> ChannelStore.open(path, parsed, options),
        store -> textFile(store, mode, path, options));
  }

  static Coroutine<AsyncBinaryFile> binary(Path path, String mode, OpenOptions options) {
    Mode parsed = Mode.parse(mode, true);
    options.check(true);
    return open(
        options.executor(),
        () -> ChannelStore.open(path, parsed, options),
        store -> binaryFile(store, parsed.ofBinary(), path, options));
  }

  static TextFile textFile(Store store, String mode, Path path, OpenOptions options) {
    Core core = core(path.toString(), store, options);
    var file = new TextFile(core, mode, path, options, isEmpty(store));
    core.bind(file);
    return file;
  }

  static BinaryFile binaryFile(Store store, String mode, Path path, OpenOptions options) {
    Core core = core(path.toString(), store, options);
    var file = new BinaryFile(core, mode, path);
    core.bind(file);
    return file;
  }

  static Core core(String name, Store store, OpenOptions options) {
    var bytes = new Bytes(store, options.bufferSize(), options.buffering() == 1);
    return new Core(name, bytes, options.executor(), false);
  }

  private static boolean isEmpty(Store store) {
    try {
      return store.writable() && store.seekable() && store.size() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Opens on a thread; {@code face} makes the file of it, on the loop's turn. */
  static <S extends AutoCloseable, F> Coroutine<F> open(
      @Nullable ExecutorService executor, Body<S> open, Function<S, ? extends F> face) {
    return async(
        () -> {
          EventLoop loop = getRunningLoop();
          var handover = new Handover<S>();
          Future<@Nullable Void> wait = loop.createFuture();
          loop.runInExecutor(executor, () -> handover.give(checked(open)))
              .addDoneCallback(done -> arrived(done, wait));
          try {
            await(wait);
          } catch (CancelledError e) {
            S opened = handover.abandon();
            if (opened != null) closeAgain(opened, loop);
            throw e;
          }
          return face.apply(handover.take());
        });
  }

  private static <S> S checked(Body<S> open) throws Exception {
    boolean stale = Thread.interrupted();
    try {
      return open.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (stale) Thread.currentThread().interrupt();
    }
  }

  private static void arrived(Future<Boolean> done, Future<@Nullable Void> wait) {
    if (wait.done()) return;
    Throwable error = done.cancelled() ? new CancelledError() : done.exception();
    if (error == null) wait.setResult(null);
    else wait.setException(error);
  }

  private static void closeAgain(AutoCloseable opened, EventLoop loop) {
    Body<@Nullable Void> close =
        () -> {
          opened.close();
          return null;
        };
    try {
      loop.runInExecutor(null, close);
    } catch (IllegalStateException e) {
      closeHere(opened); // the run ends, and its threads take no more work
    }
  }

  private static void closeHere(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception e) {
      System.getLogger("asyncio4j").log(System.Logger.Level.WARNING, "closing " + opened, e);
    }
  }
}
