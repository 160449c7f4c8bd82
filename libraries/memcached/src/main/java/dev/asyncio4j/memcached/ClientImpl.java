package dev.asyncio4j.memcached;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client: checks what it is given, chooses the server, and says what replies mean. */
final class ClientImpl<V> implements MemcachedClient<V> {
  private final List<MemcachedOptions> servers;
  private final @Nullable Ring ring;
  private final Values<V> values;

  /** The line that made it. */
  private final String site;

  /** The part in the loop of its last call; null before the first one. */
  private @Nullable Binding binding;

  private boolean closed;

  ClientImpl(List<MemcachedOptions> servers, @Nullable Ring ring, Values<V> values) {
    this.servers = servers;
    this.ring = ring;
    this.values = values;
    var own = getClass().getPackageName();
    site =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> !isOwn(frame.getClassName(), own))
                        .findFirst()
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .orElse("unknown"));
  }

  private static boolean isOwn(String className, String own) {
    return className.equals(ClientImpl.class.getName())
        || className.equals(own + ".MemcachedClient");
  }

  /** Returns what it has in the running loop. */
  private Binding enter() {
    if (closed) throw isClosed();
    var bound = binding;
    if (bound != null && bound.port.inTurn()) return bound;
    var running = getRunningLoop();
    if (bound != null && !bound.port.isClosed()) {
      throw new IllegalStateException(
          "%s belongs to %s: use it there, not on %s; or make one for each loop"
              .formatted(this, bound.port.loop(), running));
    }
    bound = new Binding(LoopPort.of(running), servers, this, "memcached client, made at " + site);
    binding = bound;
    return bound;
  }

  private MemcachedConnectionException isClosed() {
    return new MemcachedConnectionException("client is closed: " + this + "; make a new one", null);
  }

  private Pool poolOf(Key key) {
    var pools = enter().pools;
    return pools.get(ring == null ? 0 : ring.ownerOf(key));
  }

  private EventLoop loop() {
    return enter().port.loop();
  }

  @Override
  public Coroutine<@Nullable V> get(byte[] key) {
    var checked = Key.of(key);
    return async(() -> value(checked, null));
  }

  @Override
  public Coroutine<V> get(byte[] key, V fallback) {
    var checked = Key.of(key);
    return async(() -> value(checked, fallback));
  }

  private @Nullable V value(Key key, @Nullable V fallback) {
    var item = poolOf(key).get(key);
    return item == null ? fallback : values.decode(key, item);
  }

  @Override
  public Coroutine<@Nullable CasValue<V>> gets(byte[] key) {
    var checked = Key.of(key);
    return async(
        () -> {
          var asked = new KeysGet(loop(), "gets", Set.of(checked));
          var item = poolOf(checked).call(asked).get(checked);
          return item == null ? null : new CasValue<>(values.decode(checked, item), item.token());
        });
  }

  @Override
  public Coroutine<List<@Nullable V>> multiGet(Collection<?> keys) {
    var checked = MultiGet.checked(keys);
    return async(() -> MultiGet.values(checked, loop(), this::poolOf, values));
  }

  @Override
  public Coroutine<Boolean> set(byte[] key, V value, @Nullable Duration expiry) {
    return store("set", key, value, expiry, "");
  }

  @Override
  public Coroutine<Boolean> add(byte[] key, V value, @Nullable Duration expiry) {
    return store("add", key, value, expiry, "");
  }

  @Override
  public Coroutine<Boolean> replace(byte[] key, V value, @Nullable Duration expiry) {
    return store("replace", key, value, expiry, "");
  }

  @Override
  public Coroutine<Boolean> cas(byte[] key, V value, long token, @Nullable Duration expiry) {
    return store("cas", key, value, expiry, " " + Long.toUnsignedString(token));
  }

  private Coroutine<Boolean> store(
      String verb, byte[] key, V value, @Nullable Duration expiry, String token) {
    var checked = Key.of(key);
    values.check(value);
    long seconds = Expiry.seconds(expiry);
    return async(
        () -> {
          enter();
          var encoded = values.encode(value);
          var data = encoded.data();
          var flags = Integer.toUnsignedString(encoded.flags());
          var arguments = " " + flags + " " + Expiry.wire(seconds) + " " + data.length + token;
          return ask(verb, checked, arguments, data, Meaning::stored);
        });
  }

  @Override
  public Coroutine<Boolean> append(byte[] key, byte[] data) {
    return extend("append", key, data);
  }

  @Override
  public Coroutine<Boolean> prepend(byte[] key, byte[] data) {
    return extend("prepend", key, data);
  }

  private Coroutine<Boolean> extend(String verb, byte[] key, byte[] data) {
    var checked = Key.of(key);
    Values.BYTES.check(data);
    return async(() -> ask(verb, checked, " 0 0 " + data.length, data, Meaning::stored));
  }

  @Override
  public Coroutine<@Nullable Long> incr(byte[] key, long by) {
    return count("incr", key, by);
  }

  @Override
  public Coroutine<@Nullable Long> decr(byte[] key, long by) {
    return count("decr", key, by);
  }

  private Coroutine<@Nullable Long> count(String verb, byte[] key, long by) {
    var checked = Key.of(key);
    if (by < 0) throw new KeyException(verb + " takes no negative number, got " + by);
    return async(() -> this.<@Nullable Long>ask(verb, checked, " " + by, null, Meaning::number));
  }

  @Override
  public Coroutine<Boolean> touch(byte[] key, @Nullable Duration expiry) {
    var checked = Key.of(key);
    long seconds = Expiry.seconds(expiry);
    return async(() -> ask("touch", checked, " " + Expiry.wire(seconds), null, Meaning::touched));
  }

  @Override
  public Coroutine<Boolean> delete(byte[] key) {
    var checked = Key.of(key);
    return async(() -> ask("delete", checked, "", null, Meaning::deleted));
  }

  private <T extends @Nullable Object> T ask(
      String verb, Key key, String arguments, byte @Nullable [] data, Function<String, T> meaning) {
    var pool = poolOf(key);
    return pool.call(new OneLine<>(loop(), verb, key, arguments, data, meaning));
  }

  @Override
  public Coroutine<Map<String, String>> stats(String what) {
    Stats.check(what);
    return async(() -> ServerCommandsImpl.stats(enter(), what));
  }

  @Override
  public Coroutine<String> version() {
    return async(() -> ServerCommandsImpl.version(enter()));
  }

  @Override
  public Coroutine<@Nullable Void> flushAll() {
    return async(() -> ServerCommandsImpl.flushAll(enter()));
  }

  @Override
  public void close() {
    if (binding != null) binding.checkThread(); // first: a close that is refused changes nothing
    closed = true;
    if (binding != null) binding.close();
  }

  @Override
  public Coroutine<@Nullable Void> closeAsync() {
    return async(this::close);
  }

  @Override
  public String toString() {
    var bound = binding;
    var places = servers.stream().map(Pool::place).toList();
    return "<MemcachedClient %s%s connections=%d pending=%d>"
        .formatted(
            String.join(",", places),
            closed ? " closed" : "",
            bound == null ? 0 : bound.connections(),
            bound == null ? 0 : bound.pending());
  }
}
