package dev.asyncio4j.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The decoded read-ahead of a text file, above its bytes.
 *
 * <p>{@code chars[0, end)} are the characters of {@code raw[0, rawUsed)}, untouched, so that a
 * position in the one has a position in the other; behind {@code rawUsed} lies what is not decoded
 * yet. {@code pos} is the position of the user.
 */
final class Text {
  private static final int PIECE = 1 << 16;
  private static final int MOST_CHARS = Integer.MAX_VALUE - 64;

  private final Bytes bytes;
  private final String name;
  private final Charset charset;
  private Decoding decoding;

  char[] chars = new char[0];
  int pos;
  int end;

  private byte[] raw = new byte[0];
  private int rawUsed;
  private int rawEnd;

  /** The offset of {@code raw[0]} in the file; in a stream, the number of bytes before it. */
  private long rawStart;

  /** A place that {@code chars} and {@code raw} have in common, at or before {@code pos}. */
  private int markChar;

  private int markByte;

  /** The fault behind {@code chars[end)}; null if there is none. */
  private @Nullable TextDecodeException fault;

  /** Tells whether the store's position is that of {@code raw}'s end. */
  private boolean placed;

  Text(Bytes bytes, Charset charset, DecodeErrors errors, String name) {
    this.bytes = bytes;
    this.name = name;
    this.charset = charset;
    decoding = new Decoding(charset, errors);
  }

  boolean faulty() {
    return fault != null;
  }

  /** Throws the fault that is next, and goes on behind it; the characters before it are dropped. */
  void raise() {
    TextDecodeException next = fault;
    if (next == null) return;
    fault = null;
    rawUsed += next.bytes().length;
    pos = end;
    advanceMark();
    throw next;
  }

  // -- filling: these block ----------------------------------------------------------------------

  /** Decodes some more; false at the end of the file. */
  boolean fill() throws IOException {
    int before = end - pos;
    decodeMore();
    while (end - pos == before && fault == null) {
      byte[] piece = nextPiece();
      if (piece.length == 0) return finish();
      append(piece);
      decodeMore();
    }
    return true;
  }

  /** Decodes all the rest, up to a fault. */
  void fillAll() throws IOException {
    bytes.fillAll();
    while (fault == null && fill()) {}
  }

  private byte[] nextPiece() throws IOException {
    if (!placed) {
      if (bytes.store.seekable()) rawStart = bytes.position();
      placed = true;
    }
    if (bytes.ahead.available() == 0) bytes.fillSome(0);
    return bytes.ahead.take(PIECE);
  }

  private void append(byte[] piece) {
    compact();
    if (rawEnd == 0) {
      raw = piece; // taken over as it is
    } else {
      if (raw.length < rawEnd + piece.length) {
        raw = Arrays.copyOf(raw, Math.max(rawEnd + piece.length, 2 * rawEnd));
      }
      System.arraycopy(piece, 0, raw, rawEnd, piece.length);
    }
    rawEnd += piece.length;
    if (rawStart == 0 && rawUsed == 0) start();
  }

  /** Finds the order of bytes at the start of a file, and leaves out the mark that tells it. */
  private void start() {
    ByteOrderMark mark = ByteOrderMark.of(charset, raw, rawEnd);
    if (mark == null) return;
    decoding = new Decoding(mark.charset(), decoding.errors);
    rawUsed = mark.length();
    markByte = mark.length();
  }

  /** Forgets the characters that were read, and their bytes. */
  private void compact() {
    if (pos == 0) return;
    advanceMark();
    System.arraycopy(chars, pos, chars, 0, end - pos);
    System.arraycopy(raw, markByte, raw, 0, rawEnd - markByte);
    rawStart += markByte;
    rawUsed -= markByte;
    rawEnd -= markByte;
    end -= pos;
    pos = 0;
    markChar = 0;
    markByte = 0;
  }

  private void decodeMore() {
    if (rawEnd == rawUsed) return;
    int room = decoding.room(rawEnd - rawUsed);
    if (chars.length - end < room) {
      chars = Arrays.copyOf(chars, Math.max(end + room, (int) Math.min(2L * end, MOST_CHARS)));
    }
    var from = ByteBuffer.wrap(raw, rawUsed, rawEnd - rawUsed);
    var into = CharBuffer.wrap(chars, end, chars.length - end);
    Decoding.End how = decoding.decode(from, into);
    rawUsed = from.position();
    end = into.position();
    if (how == Decoding.End.FAULT) setFault(decoding.faultLength());
  }

  private void setFault(int length) {
    byte[] bad = Arrays.copyOfRange(raw, rawUsed, rawUsed + length);
    fault = new TextDecodeException(name, rawStart + rawUsed, bad, decoding.charset);
  }

  /** Deals with a character that the end of the file cuts. */
  private boolean finish() {
    if (rawEnd == rawUsed) return false;
    switch (decoding.errors) {
      case STRICT -> setFault(rawEnd - rawUsed);
      case REPLACE -> {
        if (chars.length == end) chars = Arrays.copyOf(chars, end + 16);
        chars[end++] = '\uFFFD';
        rawUsed = rawEnd;
      }
      case IGNORE -> rawUsed = rawEnd;
    }
    return decoding.errors != DecodeErrors.IGNORE;
  }

  // -- places ------------------------------------------------------------------------------------

  /** Brings the mark to the position of the user. */
  private void advanceMark() {
    if (markChar == pos) return;
    if (pos == end) {
      markByte = rawUsed;
      markChar = end;
      return;
    }
    var from = ByteBuffer.wrap(raw, markByte, rawUsed - markByte);
    var into = CharBuffer.allocate(pos - markChar);
    decoding.decode(from, into);
    markByte = from.position();
    markChar = pos;
  }

  /** The position of the user, in bytes. Blocks. */
  long position() throws IOException {
    if (!placed || !bytes.store.seekable()) return bytes.position();
    advanceMark();
    return rawStart + markByte;
  }

  /** Tells whether all that was decoded is read; then no bytes go back, and a write may follow. */
  boolean isEmpty() {
    return pos == end && rawEnd == rawUsed && fault == null;
  }

  /** Drops what was decoded, and gives it back to the bytes. Blocks. */
  void giveBack() throws IOException {
    if (!placed) return;
    if (!isEmpty()) {
      if (!bytes.store.seekable()) {
        throw new UnsupportedFileOperationException("read data of a stream cannot be given back");
      }
      bytes.seek(position(), Whence.SET);
    }
    forget();
  }

  void forget() {
    pos = 0;
    end = 0;
    rawUsed = 0;
    rawEnd = 0;
    markChar = 0;
    markByte = 0;
    fault = null;
    placed = false;
  }
}
