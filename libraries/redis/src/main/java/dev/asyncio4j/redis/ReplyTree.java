package dev.asyncio4j.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply as a tree: bytes, Long, Double, Boolean, null, a {@link RedisException}, and lists of
 * these.
 *
 * <p>A map is the list of its keys and values, as RESP2 has it, so that the version of the protocol
 * is not seen above; {@link Pairs} marks it.
 */
final class ReplyTree extends CommandOutput<byte[], byte[], Object> {
  /** A status that the state machine swallows. */
  private static final byte[] QUEUED = "QUEUED".getBytes(StandardCharsets.US_ASCII);

  /** A map of RESP3, flat. */
  static final class Pairs extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  private @Nullable Object root = QUEUED;

  /** Lists that are not complete, the outermost first. */
  private final ArrayList<List<@Nullable Object>> open = new ArrayList<>();

  ReplyTree() {
    super(ByteArrayCodec.INSTANCE, QUEUED);
  }

  @Nullable Object take() {
    var taken = root;
    root = QUEUED;
    open.clear();
    return taken;
  }

  private void add(@Nullable Object value) {
    if (open.isEmpty()) root = value;
    else open.get(open.size() - 1).add(value);
  }

  private static byte @Nullable [] copy(@Nullable ByteBuffer bytes) {
    if (bytes == null) return null;
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    add(copy(bytes));
  }

  @Override
  public void setSingle(@Nullable ByteBuffer bytes) {
    add(copy(bytes));
  }

  @Override
  public void setBigNumber(@Nullable ByteBuffer bytes) {
    add(copy(bytes));
  }

  @Override
  public void set(long value) {
    add(value);
  }

  @Override
  public void set(double value) {
    add(value);
  }

  @Override
  public void set(boolean value) {
    add(value);
  }

  @Override
  public void setError(@Nullable ByteBuffer text) {
    var bytes = copy(text);
    setError(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void setError(String text) {
    add(ErrorReplies.of(text));
  }

  private void begin(List<@Nullable Object> list, int count) {
    if (count < 0) {
      add(null);
      return;
    }
    add(list);
    open.add(list);
  }

  @Override
  public void multi(int count) {
    begin(new ArrayList<>(), count);
  }

  @Override
  public void multiArray(int count) {
    multi(count);
  }

  @Override
  public void multiPush(int count) {
    multi(count);
  }

  @Override
  public void multiSet(int count) {
    multi(count);
  }

  @Override
  public void multiMap(int count) {
    begin(new Pairs(), count);
  }

  /** Ends what the state machine has ended: as many lists are open as it has levels. */
  @Override
  public void complete(int depth) {
    while (open.size() > depth) open.remove(open.size() - 1);
  }
}
