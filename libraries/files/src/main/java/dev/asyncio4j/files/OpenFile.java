package dev.asyncio4j.files;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.AsyncIterator;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.StopAsyncIterationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a file that text and bytes share. */
abstract class OpenFile<T> implements AsyncFile<T> {
  final Core core;
  final Bytes bytes;
  private final String mode;
  private final @Nullable Path path;

  OpenFile(Core core, String mode, @Nullable Path path) {
    this.core = core;
    this.bytes = core.bytes;
    this.mode = mode;
    this.path = path;
  }

  /** The number of units that a read or write of this counts: code points, or bytes. */
  abstract int sizeOf(T data);

  /** Gives to the bytes what is decoded and not read. Blocks. */
  abstract void giveBack() throws IOException;

  @Override
  public Path path() {
    if (path == null) throw new UnsupportedFileOperationException(name() + " has no path");
    return path;
  }

  @Override
  public String name() {
    return core.name;
  }

  @Override
  public String mode() {
    return mode;
  }

  @Override
  public boolean closed() {
    return core.state() != Core.State.OPEN;
  }

  @Override
  public Coroutine<T> readLine() {
    return readLine(-1);
  }

  @Override
  public Coroutine<T> read() {
    return read(-1);
  }

  @Override
  public Coroutine<List<T>> readLines() {
    return readLines(-1);
  }

  @Override
  public Coroutine<List<T>> readLines(int hint) {
    return async(
        () -> {
          List<T> lines = new ArrayList<>();
          long size = 0;
          while (hint <= 0 || size < hint) {
            T line = await(readLine());
            if (sizeOf(line) == 0) break;
            size += sizeOf(line);
            lines.add(line);
          }
          return lines;
        });
  }

  @Override
  public AsyncIterator<T> iterator() {
    return () ->
        async(
            () -> {
              T line = await(readLine());
              if (sizeOf(line) == 0) throw new StopAsyncIterationException("end of " + name());
              return line;
            });
  }

  @Override
  public Coroutine<@Nullable Void> writeLines(Iterable<? extends T> lines) {
    return async(
        () -> {
          for (T line : lines) await(write(line));
        });
  }

  @Override
  public Coroutine<Long> seek(long offset) {
    return seek(offset, Whence.SET);
  }

  @Override
  public Coroutine<Long> truncate() {
    return resize(null);
  }

  @Override
  public Coroutine<Long> truncate(long size) {
    return resize(size);
  }

  private Coroutine<Long> resize(@Nullable Long size) {
    return core.operation(
        this,
        () -> {
          needWritable();
          long spool = size == null ? 0 : size;
          return core.blocking(
              spool,
              () -> {
                giveBack();
                return bytes.resize(size);
              });
        });
  }

  @Override
  public Coroutine<@Nullable Void> flush() {
    return core.operation(
        this,
        () -> {
          if (bytes.flushed()) return null;
          return core.blocking(
              0,
              () -> {
                bytes.flush();
                return null;
              });
        });
  }

  @Override
  public Coroutine<@Nullable Void> sync() {
    return core.operation(
        this,
        () ->
            core.blocking(
                0,
                () -> {
                  bytes.flush();
                  bytes.store.sync();
                  return null;
                }));
  }

  @Override
  public Coroutine<@Nullable Void> closeAsync() {
    return core.closeAsync();
  }

  @Override
  public void close() {
    core.close();
  }

  @Override
  public Coroutine<Boolean> readable() {
    return core.operation(this, bytes.store::readable);
  }

  @Override
  public Coroutine<Boolean> writable() {
    return core.operation(this, bytes.store::writable);
  }

  @Override
  public Coroutine<Boolean> seekable() {
    return core.operation(this, bytes.store::seekable);
  }

  @Override
  public Coroutine<Boolean> isTerminal() {
    return core.operation(this, () -> name().startsWith("<std") && System.console() != null);
  }

  void needReadable() {
    if (!bytes.store.readable()) throw refused("not readable", "r");
  }

  void needWritable() {
    if (!bytes.store.writable()) throw refused("not writable", "w");
  }

  private UnsupportedFileOperationException refused(String what, String mode) {
    return new UnsupportedFileOperationException(
        "%s: %s is open in mode '%s': open it with %s or +".formatted(what, name(), mode(), mode));
  }

  @Override
  public String toString() {
    return "<%s %s mode=%s %s>"
        .formatted(
            getClass().getInterfaces().length > 0
                ? getClass().getInterfaces()[0].getSimpleName()
                : getClass().getSimpleName(),
            name(),
            mode(),
            core.state().name().toLowerCase(Locale.ROOT));
  }
}
