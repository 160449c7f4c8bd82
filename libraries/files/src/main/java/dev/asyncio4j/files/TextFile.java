package dev.asyncio4j.files;

import dev.asyncio4j.Coroutine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A file of text: decodes ahead on a thread, and takes lines on the loop's turn. */
class TextFile extends OpenFile<String> implements AsyncTextFile {
  /** The length from which a text is encoded on the thread. */
  private static final int LONG = 1 << 14;

  private final Text text;
  private final Lines lines;
  private final Encoding encoding;
  private final Charset charset;
  private final Newline newline;
  private final AsyncBinaryFile buffer;

  TextFile(Core core, String mode, @Nullable Path path, OpenOptions options, boolean atStart) {
    super(core, mode, path);
    charset = options.encoding() == null ? StandardCharsets.UTF_8 : options.encoding();
    newline = options.newline() == null ? Newline.UNIVERSAL : options.newline();
    var errors = options.errors() == null ? DecodeErrors.STRICT : options.errors();
    text = new Text(bytes, charset, errors, core.name);
    lines = new Lines(text, newline);
    encoding = new Encoding(charset, errors, newline, atStart);
    buffer = new BinaryFile(core, mode, path);
  }

  @Override
  int sizeOf(String data) {
    return data.codePointCount(0, data.length());
  }

  @Override
  void giveBack() throws IOException {
    text.giveBack();
    lines.moved();
  }

  @Override
  public Charset encoding() {
    return charset;
  }

  @Override
  public Optional<Set<String>> newlines() {
    return lines.seen();
  }

  @Override
  public AsyncBinaryFile buffer() {
    return buffer;
  }

  // -- reading -----------------------------------------------------------------------------------

  @Override
  public Coroutine<String> read(int n) {
    return core.operation(
        this,
        () -> {
          needReadable();
          if (n < 0) return readAll();
          decodeUntil(last -> lines.reaches(n, last));
          return lines.takeCounted();
        });
  }

  private String readAll() throws Exception {
    if (text.faulty()) fault();
    String whole = core.blocking(0, this::whole);
    if (whole != null) {
      bytes.ahead.take(Integer.MAX_VALUE);
      return whole;
    }
    if (text.faulty()) fault();
    return lines.takeAll();
  }

  /** Decodes all at once where nothing is to be translated; null if it cannot. Blocks. */
  private @Nullable String whole() throws IOException {
    if (text.isEmpty() && charset.equals(StandardCharsets.UTF_8)) {
      text.forget();
      lines.moved();
      bytes.fillAll();
      String whole = bytes.ahead.decoded(charset);
      boolean plain = newline != Newline.UNIVERSAL || whole.indexOf('\r') < 0;
      if (plain && whole.indexOf('\uFFFD') < 0) return whole;
    }
    text.fillAll();
    return null;
  }

  @Override
  public Coroutine<String> readLine(int limit) {
    return core.operation(
        this,
        () -> {
          needReadable();
          if (limit < 0) {
            decodeUntil(lines::find);
            return lines.takeLine();
          }
          decodeUntil(last -> lines.reaches(limit, last) || lines.find(last));
          lines.find(true);
          lines.reaches(limit, true);
          return lines.takeLineCounted();
        });
  }

  /** Decodes more until {@code enough}, which is told when no more will come. */
  private void decodeUntil(Predicate<Boolean> enough) throws Exception {
    boolean more = true;
    while (!enough.test(!more) && more) {
      if (text.faulty()) fault();
      more = core.blocking(0, text::fill);
    }
  }

  private void fault() {
    lines.moved();
    text.raise();
  }

  // -- writing -----------------------------------------------------------------------------------

  @Override
  public Coroutine<Integer> write(String data) {
    return core.operation(
        this,
        () -> {
          needWritable();
          if (data.length() >= LONG) {
            core.blocking(4L * data.length(), () -> written(encoding.encode(data, name())));
            return sizeOf(data);
          }
          byte[] encoded = encoding.encode(data, name());
          if (text.isEmpty() && bytes.fits(encoded)) {
            text.forget();
            bytes.add(encoded);
          } else {
            core.blocking(encoded.length, () -> written(encoded));
          }
          return sizeOf(data);
        });
  }

  private @Nullable Void written(byte[] encoded) throws IOException {
    giveBack();
    bytes.write(encoded);
    return null;
  }

  // -- places ------------------------------------------------------------------------------------

  @Override
  public Coroutine<Long> seek(long offset, Whence whence) {
    return core.operation(
        this,
        () -> {
          if (whence != Whence.SET && offset != 0) {
            throw new UnsupportedFileOperationException(
                "can't do nonzero %s-relative seeks in text file %s: seek from the start"
                    .formatted(whence == Whence.END ? "end" : "cur", name()));
          }
          return core.blocking(0, () -> moved(offset, whence));
        });
  }

  private long moved(long offset, Whence whence) throws IOException {
    long target = whence == Whence.CURRENT ? text.position() : offset;
    if (whence == Whence.CURRENT) return target;
    if (target < 0) throw new IllegalArgumentException("negative seek position " + target);
    long place = bytes.seek(target, whence);
    text.forget();
    lines.moved();
    return place;
  }

  @Override
  public Coroutine<Long> tell() {
    return core.operation(this, () -> core.blocking(0, text::position));
  }
}
