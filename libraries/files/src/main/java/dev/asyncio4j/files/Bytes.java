package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
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
  private static final int MOST_AHEAD = 64 << 10;
  private static final byte[] NONE = {};

  final Store store;

  /** The size of the write buffer; 0: none, and reads are not buffered either. */
  private final int size;

  private final boolean byLine;

  /** The read-ahead is {@code in[inPos, inEnd)}; empty while {@code outEnd > 0}. */
  private byte[] in = NONE;

  private int inPos;
  private int inEnd;
  private int ahead = SIZE;

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

  int available() {
    return inEnd - inPos;
  }

  // -- reading -----------------------------------------------------------------------------------

  /** Has at least {@code count} bytes ready, or all there are. Blocks. */
  void fill(long count) throws IOException {
    flush();
    while (available() < count && fillSome(count - available()) > 0) {}
  }

  /**
   * Reads once from the store into the read-ahead; returns how many bytes, 0 at the end. Blocks.
   */
  int fillSome(long wanted) throws IOException {
    flush();
    int room = (int) Math.min(raw() ? wanted : Math.max(wanted, ahead), 1 << 30);
    makeRoom(room);
    int count = readInto(raw() ? room : in.length - inEnd);
    if (count > 0 && ahead < MOST_AHEAD) ahead *= 2;
    return count;
  }

  private int readInto(int room) throws IOException {
    int count = Math.max(0, store.read(ByteBuffer.wrap(in, inEnd, room)));
    inEnd += count;
    return count;
  }

  /** Has all the rest ready. Blocks. */
  void fillAll() throws IOException {
    flush();
    long rest = store.seekable() ? store.size() - store.position() : 0;
    if (rest > 0) makeRoom((int) Math.min(rest, Integer.MAX_VALUE - 64L - available()));
    for (int count = 1; count > 0; ) {
      if (inEnd == in.length) {
        var probe = ByteBuffer.allocate(SIZE); // so that a file of known size is not copied
        count = store.read(probe);
        if (count <= 0) return;
        makeRoom(Math.max(SIZE, in.length));
        System.arraycopy(probe.array(), 0, in, inEnd, count);
        inEnd += count;
      } else {
        count = readInto(in.length - inEnd);
      }
    }
  }

  private void makeRoom(int count) {
    int kept = available();
    if (in.length - inEnd >= count && kept > 0) return;
    if (kept == 0) {
      inPos = 0;
      inEnd = 0;
      if (in.length >= count) return;
      in = new byte[count];
      return;
    }
    int needed = Math.addExact(kept, count);
    byte[] target = needed > in.length ? new byte[Math.max(needed, grown(in.length))] : in;
    System.arraycopy(in, inPos, target, 0, kept);
    in = target;
    inPos = 0;
    inEnd = kept;
  }

  private static int grown(int length) {
    return length > MOST_AHEAD && length < 1 << 29 ? length * 2 : length;
  }

  /** Takes at most {@code count} bytes of the read-ahead. */
  byte[] take(int count) {
    int length = Math.min(count, available());
    if (length == 0) return NONE;
    byte[] taken;
    if (inPos == 0 && length == in.length) {
      taken = in; // handed over as it is
      in = NONE;
      inEnd = 0;
      return taken;
    }
    taken = Arrays.copyOfRange(in, inPos, inPos + length);
    inPos += length;
    return taken;
  }

  /** Takes as many bytes as fit. */
  int takeInto(ByteBuffer target) {
    int length = Math.min(target.remaining(), available());
    target.put(in, inPos, length);
    inPos += length;
    return length;
  }

  byte[] peek(int count) {
    return Arrays.copyOfRange(in, inPos, inPos + Math.min(count, available()));
  }

  /** Returns the read-ahead as text; what is not valid shows U+FFFD. */
  String decoded(Charset charset) {
    return new String(in, inPos, available(), charset);
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
    while (lineLength(looked) < 0 && available() < most) {
      looked = available();
      if (fillSome(looked) <= 0) return;
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

  /** The number of bytes to the end of the next line, from the read-ahead; -1 if it has none. */
  int lineLength(int from) {
    for (int i = inPos + from; i < inEnd; i++) {
      if (in[i] == '\n') return i + 1 - inPos;
    }
    return -1;
  }

  // -- writing -----------------------------------------------------------------------------------

  /** Tells whether bytes go into the write buffer without any work of the store. */
  boolean fits(byte[] data) {
    return available() == 0
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
    return store.position() - available() + outEnd;
  }

  /** Gives the read-ahead back to the store. Blocks. */
  void dropAhead() throws IOException {
    int unread = available();
    if (unread == 0) return;
    if (store.seekable()) store.position(store.position() - unread);
    else throw new UnsupportedFileOperationException("read data of a stream cannot be given back");
    forgetAhead();
  }

  private void forgetAhead() {
    inPos = 0;
    inEnd = 0;
    ahead = SIZE;
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
    long end = store.position();
    long start = end - inEnd;
    if (target >= start && target <= end && inEnd > 0) {
      inPos = (int) (target - start); // in the read-ahead: kept
    } else {
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
