package dev.asyncio4j.files;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams as files: one for each stream that {@code System} has, for all loops in
 * turn.
 *
 * <p>Each has a daemon thread of its own, which ends when it is idle: a read that waits for a
 * terminal holds neither the JVM nor another file.
 */
final class StandardStreams {
  private static @Nullable Standard in;
  private static @Nullable Standard out;
  private static @Nullable Standard err;

  private StandardStreams() {}

  /** A stream and the file of it. */
  record Standard(Object stream, TextFile text) {
    boolean serves(Object now) {
      return stream == now && !text.closed();
    }
  }

  static synchronized Standard in() {
    InputStream now = System.in;
    if (in == null || !in.serves(now)) in = input(now);
    return in;
  }

  static synchronized Standard out() {
    OutputStream now = System.out;
    if (out == null || !out.serves(now)) out = output("stdout", now);
    return out;
  }

  static synchronized Standard err() {
    OutputStream now = System.err;
    if (err == null || !err.serves(now)) err = output("stderr", now);
    return err;
  }

  private static Standard input(InputStream stream) {
    var channel = new StreamChannels.Input(stream, false);
    var bytes = new Bytes(new ChannelStore(channel, null, false), Bytes.SIZE, false);
    return standard("stdin", "r", stream, bytes, DecodeErrors.STRICT);
  }

  private static Standard output(String name, OutputStream stream) {
    var channel = new StreamChannels.Output(stream, false);
    var bytes = new Bytes(new ChannelStore(null, channel, false), 0, false); // nothing stays behind
    return standard(name, "w", stream, bytes, DecodeErrors.REPLACE);
  }

  private static Standard standard(
      String name, String mode, Object stream, Bytes bytes, DecodeErrors errors) {
    OpenOptions options = OpenOptions.defaults().encoding(charset(name)).errors(errors);
    Core core = new Core("<" + name + ">", bytes, thread(name), true);
    return new Standard(stream, new TextFile(core, mode, null, options, false));
  }

  /** The charset of the terminal; UTF-8 where the system names none, or only ASCII. */
  private static Charset charset(String name) {
    String found = System.getProperty(name + ".encoding", System.getProperty("native.encoding"));
    if (found == null || !Charset.isSupported(found)) return StandardCharsets.UTF_8;
    Charset charset = Charset.forName(found);
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  private static ExecutorService thread(String name) {
    return new ThreadPoolExecutor(
        0,
        1,
        1,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        work -> {
          var thread = new Thread(work, "asyncio4j-" + name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
