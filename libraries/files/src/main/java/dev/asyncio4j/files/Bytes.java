package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of a file above its store: read-ahead and write-behind, never both at once.
 *
 * <p>Methods that say so block. A reader first fills, on a thread, and then takes, on the loop's
 * turn: so a wait that was cancelled has taken nothing.
 */
final class Bytes {
  static final int SIZE = 8 << 10;
  private static final byte[] NONE = {};

  final Store store;

  /** Bytes that were read and not taken yet; empty while {@code outEnd > 0}. */
  final ReadAhead ahead = new ReadAhead();

  /** The size of the write buffer; 0: none, and reads are not buffered either. */
  private final int size;

  private final boolean byLine;

  /** The number of bytes to read at once: more and more while reading goes on. */
  private int step = SIZE;

  /** The write-behind is {@code out[0, outEnd)}. */
  private byte[] out = NONE;

  private int outEnd;

  Bytes(Store store, int size, boolean byLine) {
    this.store = store;
    this.size = size;
    this.byLine = byLine;
  }

  boolean raw() {
    return size == 0;
  }

  /** The size of the write buffer now: a store in memory has none. */
  private int size() {
    return store.buffers() ? size : 0;
  }

  // -- reading -----------------------------------------------------------------------------------

  /** Has at least {@code count} bytes ready, or all there are. Blocks. */
  void fill(long count) throws IOException {
    flush();
    while (ahead.available() < count && fillSome(count - ahead.available()) > 0) {}
  }

  /**
   * Reads once from the store into the read-ahead; returns how many bytes, 0 at the end. Blocks.
   */
  int fillSome(long wanted) throws IOException {
    flush();
    int room = (int) Math.min(raw() ? wanted : Math.max(wanted, step), 1 << 30);
    ahead.makeRoom(room);
    int count = readInto(raw() ? room : ahead.room());
    if (count > 0 && step < ReadAhead.MOST) step *= 2;
    return count;
  }

  private int readInto(int room) throws IOException {
    int count = Math.max(0, store.read(ahead.free(room)));
    ahead.added(count);
    return count;
  }

  /** Has all the rest ready. Blocks. */
  void fillAll() throws IOException {
    flush();
    long rest = store.seekable() ? store.size() - store.position() : 0;
    if (rest > 0) ahead.makeRoom((int) Math.min(rest, Integer.MAX_VALUE - 64L - ahead.available()));
    for (int count = 1; count > 0; ) {
      if (ahead.room() == 0) {
        var probe = ByteBuffer.allocate(SIZE); // so that a file of known size is not copied
        count = store.read(probe);
        if (count <= 0) return;
        ahead.makeRoom(Math.max(SIZE, ahead.capacity()));
        ahead.free(count).put(probe.flip());
        ahead.added(count);
      } else {
        count = readInto(ahead.room());
      }
    }
  }

  /** Reads pieces past the read-ahead; the last one may be short. Blocks. */
  List<byte[]> pieces(int size, int count) throws IOException {
    List<byte[]> pieces = new ArrayList<>(count);
    while (pieces.size() < count) {
      ByteBuffer piece = ByteBuffer.allocate(size);
      while (piece.hasRemaining() && store.read(piece) > 0) {}
      if (piece.position() == 0) break;
      pieces.add(
          piece.hasRemaining() ? Arrays.copyOf(piece.array(), piece.position()) : piece.array());
    }
    return pieces;
  }

  /** Has the next line ready, or {@code most} bytes of it. Blocks. */
  void fillLine(int most) throws IOException {
    int looked = 0;
    while (ahead.lineLength(looked) < 0 && ahead.available() < most) {
      looked = ahead.available();
      if (fillSome(raw() ? 1 : looked) <= 0) return; // what is raw reads no byte too many
    }
  }

  /** Reads at a place, and comes back. Blocks. */
  byte[] readAt(long place, int count) throws IOException {
    if (count < 0) throw new IllegalArgumentException("negative size " + count);
    ByteBuffer target = ByteBuffer.allocate(count);
    elsewhere(
        place,
        () -> {
          while (target.hasRemaining() && store.read(target) > 0) {}
        });
    return Arrays.copyOf(target.array(), target.position());
  }

  /** Writes at a place, and comes back. Blocks. */
  void writeAt(long place, byte[] data) throws IOException {
    elsewhere(place, () -> store.write(ByteBuffer.wrap(data)));
  }

  private void elsewhere(long place, BinaryFile.BlockingPart action) throws IOException {
    if (place < 0) throw new IllegalArgumentException("negative seek position " + place);
    long here = position();
    flush();
    dropAhead();
    store.position(place);
    try {
      action.run();
    } finally {
      store.position(here);
    }
  }

  // -- writing -----------------------------------------------------------------------------------

  /** Tells whether bytes go into the write buffer without any work of the store. */
  boolean fits(byte[] data) {
    return ahead.available() == 0
        && outEnd + data.length <= size()
        && !(byLine && endsLine(data))
        && size() > 0;
  }

  private static boolean endsLine(byte[] data) {
    for (byte b : data) {
      if (b == '\n' || b == '\r') return true;
    }
    return false;
  }

  boolean flushed() {
    return outEnd == 0;
  }

  /** Adds bytes that fit. */
  void add(byte[] data) {
    if (out.length < outEnd + data.length) {
      out = Arrays.copyOf(out, Math.min(size, Math.max(256, 2 * (outEnd + data.length))));
    }
    System.arraycopy(data, 0, out, outEnd, data.length);
    outEnd += data.length;
  }

  /** Writes bytes, after those in the buffer. Blocks. */
  void write(byte[] data) throws IOException {
    dropAhead();
    if (outEnd + data.length > size()) flush();
    if (data.length >= size()) store.write(ByteBuffer.wrap(data));
    else add(data);
    if (byLine && endsLine(data)) flush();
  }

  /** Writes what is in the buffer; what fails is dropped, not tried again. Blocks. */
  void flush() throws IOException {
    if (outEnd == 0) return;
    int length = outEnd;
    outEnd = 0;
    store.write(ByteBuffer.wrap(out, 0, length));
  }

  // -- places ------------------------------------------------------------------------------------

  /** The position of the user, in bytes. Blocks. */
  long position() throws IOException {
    if (store.appends()) flush(); // the end of the file is known then only
    return store.position() - ahead.available() + outEnd;
  }

  /** Gives the read-ahead back to the store. Blocks. */
  void dropAhead() throws IOException {
    int unread = ahead.available();
    if (unread == 0) return;
    if (store.seekable()) store.position(store.position() - unread);
    else throw new UnsupportedFileOperationException("read data of a stream cannot be given back");
    forgetAhead();
  }

  private void forgetAhead() {
    ahead.forget();
    step = SIZE;
  }

  /** Moves the position. Blocks. */
  long seek(long offset, Whence whence) throws IOException {
    long base =
        switch (whence) {
          case SET -> 0;
          case CURRENT -> position();
          case END -> {
            flush();
            yield store.size();
          }
        };
    long target = base + offset;
    if (target < 0) throw new IllegalArgumentException("negative seek position " + target);
    flush();
    if (!ahead.moveTo(target - store.position())) {
      store.position(target);
      forgetAhead();
    }
    return target;
  }

  /** Cuts the file, or adds zeros; the position stays. Blocks. */
  long resize(@Nullable Long size) throws IOException {
    long place = position();
    flush();
    dropAhead();
    long target = size == null ? place : size;
    if (target < 0) throw new IllegalArgumentException("negative size " + target);
    store.resize(target);
    store.position(place);
    return target;
  }

  /** Closes the store after a flush, also if that fails. Blocks. */
  void close() throws IOException {
    try {
      flush();
    } finally {
      store.close();
    }
  }
}
