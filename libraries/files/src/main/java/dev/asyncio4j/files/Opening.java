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

/** The way of a file into the hands of its user: what was opened for nobody is closed again. */
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
          Future<S> wait = loop.createFuture();
          loop.runInExecutor(executor, () -> checked(open))
              .addDoneCallback(done -> arrived(done, wait, loop));
          try {
            return face.apply(await(wait));
          } catch (CancelledError e) {
            if (wait.done() && !wait.cancelled()) closeAgain(wait.result(), loop);
            throw e;
          }
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

  private static <S extends AutoCloseable> void arrived(
      Future<S> done, Future<S> wait, EventLoop loop) {
    Throwable error = done.cancelled() ? new CancelledError() : done.exception();
    if (wait.done()) {
      if (error == null) closeAgain(done.result(), loop);
    } else if (error == null) {
      wait.setResult(done.result());
    } else {
      wait.setException(error);
    }
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
