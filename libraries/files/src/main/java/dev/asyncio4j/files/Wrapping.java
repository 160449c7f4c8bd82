package dev.asyncio4j.files;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** Files made of what the JDK has opened: they find their loop at the first use. */
final class Wrapping {
  private Wrapping() {}

  static AsyncTextFile text(
      @Nullable ReadableByteChannel in, @Nullable WritableByteChannel out, Object what) {
    OpenOptions options = OpenOptions.defaults();
    Core core = Opening.core(name(what), new ChannelStore(in, out, false), options);
    return new TextFile(core, in == null ? "w" : "r", null, options, false);
  }

  static AsyncBinaryFile bytes(
      @Nullable ReadableByteChannel in, @Nullable WritableByteChannel out, Object what) {
    Core core = Opening.core(name(what), new ChannelStore(in, out, false), OpenOptions.defaults());
    return new BinaryFile(core, in == null ? "wb" : out == null ? "rb" : "rb+", null);
  }

  private static String name(Object what) {
    return "<" + what.getClass().getSimpleName() + ">";
  }
}
