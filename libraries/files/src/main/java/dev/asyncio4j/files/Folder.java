package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.DropWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A temporary folder, and its removal. */
final class Folder implements TemporaryDirectory {
  private final Path path;
  private final EventLoop loop;
  private final boolean deletes;
  private final DropWatch watch;

  /** The removal that goes on in a thread, which no cancellation stops; null: not begun. */
  private @Nullable Future<@Nullable Void> removal;

  Folder(Path path, EventLoop loop, boolean deletes) {
    this.path = path;
    this.loop = loop;
    this.deletes = deletes;
    String message = "unclosed temporary directory " + path;
    watch = DropWatch.watch(loop, this, message, () -> removeQuietly(path));
    if (!deletes) watch.settle();
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Coroutine<@Nullable Void> cleanup() {
    return async(this::close);
  }

  @Override
  public void close() {
    if (!deletes || loop.isClosed()) return;
    if (removal == null) {
      watch.settle();
      removal =
          loop.runInExecutor(
              null,
              () -> {
                remove(path);
                return null;
              });
    } else if (removal.done()) {
      return;
    }
    if (currentTask() == null) return;
    Future<@Nullable Void> wait = loop.createFuture();
    removal.addDoneCallback(
        done -> {
          if (wait.done()) return;
          if (done.exception() == null) wait.setResult(null);
          else wait.setException(done.exception());
        });
    await(wait);
  }

  private static void remove(Path path) {
    try {
      Trees.remove(path);
      AtExit.remove(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeQuietly(Path path) {
    try {
      remove(path);
    } catch (UncheckedIOException e) {
      System.getLogger("asyncio4j").log(System.Logger.Level.WARNING, "removing " + path, e);
    }
  }

  @Override
  public String toString() {
    return "<TemporaryDirectory " + path + (removal == null ? ">" : " removed>");
  }
}
