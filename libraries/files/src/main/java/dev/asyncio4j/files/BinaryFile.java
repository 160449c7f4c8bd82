package dev.asyncio4j.files;

import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of bytes: each operation fills or writes on a thread, and takes on the loop's turn.
 *
 * <p><b>Cancellation:</b> comes before the taking: bytes that were filled in are there for the
 * next.
 */
class BinaryFile extends OpenFile<byte[]> implements AsyncBinaryFile {
  BinaryFile(Core core, String mode, @Nullable Path path) {
    super(core, mode, path);
  }

  @Override
  int sizeOf(byte[] data) {
    return data.length;
  }

  @Override
  void giveBack() {}

  @Override
  public Coroutine<byte[]> read(int n) {
    return core.operation(
        this,
        () -> {
          needReadable();
          if (n < 0) {
            blocking(bytes::fillAll);
            return bytes.ahead.take(Integer.MAX_VALUE);
          }
          if (bytes.ahead.available() < n) {
            if (bytes.raw()) blocking(() -> bytes.fillSome(n));
            else blocking(() -> bytes.fill(n));
          }
          return bytes.ahead.take(n);
        });
  }

  @Override
  public Coroutine<byte[]> readAll() {
    return read(-1);
  }

  @Override
  public Coroutine<byte[]> read1(int n) {
    return core.operation(
        this,
        () -> {
          needReadable();
          int most = n < 0 ? Bytes.SIZE : n;
          if (bytes.ahead.available() == 0 && most > 0) blocking(() -> bytes.fillSome(most));
          return bytes.ahead.take(most);
        });
  }

  /** Flushes, gives the read-ahead back, and tells where that leaves the store. Blocks. */
  long flushedPosition() throws IOException {
    bytes.flush();
    bytes.dropAhead();
    return bytes.store.position();
  }

  /** Reads pieces of one size in one go, fewer at the end of the file. */
  Coroutine<List<byte[]>> readPieces(int size, int count) {
    return core.operation(this, () -> core.blocking(0, () -> bytes.pieces(size, count)));
  }

  @Override
  public Coroutine<byte[]> peek(int n) {
    return core.operation(
        this,
        () -> {
          needReadable();
          if (bytes.raw()) {
            throw new UnsupportedFileOperationException(name() + " has no buffer to peek into");
          }
          if (bytes.ahead.available() == 0) blocking(() -> bytes.fillSome(0));
          return bytes.ahead.peek(n <= 0 ? Integer.MAX_VALUE : n);
        });
  }

  @Override
  public Coroutine<Integer> readInto(ByteBuffer target) {
    return core.operation(
        this,
        () -> {
          needReadable();
          int wanted = target.remaining();
          if (bytes.ahead.available() < wanted) {
            if (bytes.raw()) blocking(() -> bytes.fillSome(wanted));
            else blocking(() -> bytes.fill(wanted));
          }
          return bytes.ahead.takeInto(target);
        });
  }

  @Override
  public Coroutine<byte[]> readLine(int limit) {
    return core.operation(
        this,
        () -> {
          needReadable();
          int most = limit < 0 ? Integer.MAX_VALUE : limit;
          int length = bytes.ahead.lineLength(0);
          if (length < 0 && bytes.ahead.available() < most) {
            blocking(() -> bytes.fillLine(most));
            length = bytes.ahead.lineLength(0);
          }
          return bytes.ahead.take(Math.min(most, length < 0 ? Integer.MAX_VALUE : length));
        });
  }

  @Override
  public Coroutine<Integer> write(byte[] data) {
    return core.operation(
        this,
        () -> {
          needWritable();
          if (bytes.fits(data)) bytes.add(data);
          else blocking(data.length, () -> bytes.write(data));
          return data.length;
        });
  }

  @Override
  public Coroutine<Long> seek(long offset, Whence whence) {
    return core.operation(this, () -> core.blocking(0, () -> bytes.seek(offset, whence)));
  }

  @Override
  public Coroutine<Long> tell() {
    return core.operation(this, () -> core.blocking(0, bytes::position));
  }

  @Override
  public Coroutine<byte[]> readAt(long position, int n) {
    return core.operation(
        this,
        () -> {
          needReadable();
          return core.blocking(0, () -> bytes.readAt(position, n));
        });
  }

  @Override
  public Coroutine<Integer> writeAt(long position, byte[] data) {
    return core.operation(
        this,
        () -> {
          needWritable();
          blocking(position + data.length, () -> bytes.writeAt(position, data));
          return data.length;
        });
  }

  @Override
  public Optional<FileChannel> channel() {
    return bytes.store.channel();
  }

  private void blocking(BlockingPart part) throws Exception {
    blocking(0, part);
  }

  private void blocking(long writing, BlockingPart part) throws Exception {
    core.blocking(
        writing,
        () -> {
          part.run();
          return null;
        });
  }

  /** A part of an operation without a value. */
  interface BlockingPart {
    void run() throws IOException;
  }
}
