package dev.asyncio4j.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A reader as a channel of UTF-8; half a pair of surrogates gives a question mark. */
final class ReaderChannel implements ReadableByteChannel {
  private final Reader reader;
  private final CharBuffer chars = CharBuffer.allocate(Bytes.SIZE).flip();
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private boolean ended;
  private boolean open = true;

  ReaderChannel(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.position();
    while (target.position() == before) {
      encoder.encode(chars, target, ended);
      if (target.position() > before) break;
      if (ended) return -1;
      chars.compact();
      ended = reader.read(chars) < 0;
      chars.flip();
    }
    return target.position() - before;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    reader.close();
  }
}
