package dev.asyncio4j.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Streams of the JDK as channels that neither buffer nor hear interrupts. */
final class StreamChannels {
  private StreamChannels() {}

  /** An input stream as a channel. */
  static final class Input implements ReadableByteChannel {
    private final InputStream in;
    private final boolean closes;
    private boolean open = true;

    Input(InputStream in, boolean closes) {
      this.in = in;
      this.closes = closes;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      int start = target.arrayOffset() + target.position();
      int count = in.read(target.array(), start, target.remaining());
      if (count > 0) target.position(target.position() + count);
      return count;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      if (closes) in.close();
    }
  }

  /** An output stream as a channel; each write is flushed. */
  static final class Output implements WritableByteChannel {
    private final OutputStream out;
    private final boolean closes;
    private boolean open = true;

    Output(OutputStream out, boolean closes) {
      this.out = out;
      this.closes = closes;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = source.remaining();
      out.write(source.array(), source.arrayOffset() + source.position(), count);
      out.flush();
      source.position(source.limit());
      return count;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      if (closes) out.close();
      else out.flush();
    }
  }
}
