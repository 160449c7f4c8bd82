package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Future;
import dev.asyncio4j.netty.NettyLoop;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections of a client, on one loop: what all its faces share. In turn only. */
final class ClientCore implements Sender {
  final RedisOptions options;
  final Home home = new Home();
  private final List<Shared> shared = new ArrayList<>();

  private @Nullable EventLoopGroup group;
  private @Nullable Connector connector;
  private @Nullable Pool pool;
  private boolean closed;

  /** The place where sentinels say that the server is; null for a fixed address. */
  private final @Nullable Guarded guarded;

  ClientCore(RedisOptions options) {
    this(options, null);
  }

  ClientCore(RedisOptions options, @Nullable Guarded guarded) {
    this.options = options;
    this.guarded = guarded;
  }

  static RedisConnectionException closed() {
    return new RedisConnectionException("the client is closed: make a new one");
  }

  /** Binds the client to the running loop; what lived on a closed one is gone. */
  @Override
  public void enter() {
    if (closed) throw closed();
    if (!home.enter(this)) return;
    group = NettyLoop.eventLoopGroup();
    connector = new Connector(options, guarded, home.port(), group);
    pool = new Pool(connector);
    shared.clear();
    for (int i = 0; i < options.sharedConnections; i++) shared.add(new Shared(connector, home));
  }

  @Override
  public Home home() {
    return home;
  }

  Pool pool() {
    enter();
    return pool;
  }

  /** Chooses a shared connection: always the same one for a task, so that its order stays. */
  private Shared mine() {
    if (shared.size() == 1) return shared.get(0);
    return shared.get(Math.floorMod(System.identityHashCode(currentTask()) >> 3, shared.size()));
  }

  @Override
  public @Nullable Object call(CommandSpec spec, List<byte[]> words) {
    enter();
    refuse(spec, words);
    for (int attempt = 0; ; attempt++) {
      try {
        return once(spec, words);
      } catch (BusyLoadingException e) {
        if (attempt >= options.retry.retries()) throw e;
      } catch (ReadOnlyException e) {
        if (guarded != null) disconnect(); // no master any more: the next call asks where it is
        throw e;
      }
      await(sleep(options.retry.delay(attempt)));
    }
  }

  private @Nullable Object once(CommandSpec spec, List<byte[]> words) {
    long wait = Blocking.nanos(spec, words);
    if (wait != 0 || options.exclusive) return alone(spec, words, wait);
    var connection = mine();
    connection.makeRoom();
    Future<@Nullable Object> reply = home.port().loop().createFuture();
    connection.send(new Request.Single(spec, words, reply));
    return await(reply);
  }

  @Override
  public void refuse(CommandSpec spec, List<byte[]> words) {
    refuseShared(spec, words);
  }

  static void refuseShared(CommandSpec spec, List<byte[]> words) {
    if (spec.shared()) return;
    if (spec.name().equals("CLIENT TRACKING")
        && words.size() > 2
        && Texts.text(words.get(2)).equalsIgnoreCase("off")) return;
    throw new RedisException(
        "%s changes the connection, which tasks share: use %s"
            .formatted(spec, instead(spec.name())));
  }

  static String instead(String name) {
    if (name.endsWith("SUBSCRIBE")) return "pubSub()";
    return switch (name) {
      case "MONITOR" -> "monitor()";
      case "WATCH", "UNWATCH", "MULTI", "EXEC", "DISCARD" -> "pipeline() or transaction(…)";
      case "QUIT" -> "close()";
      case "AUTH", "HELLO", "RESET" -> "RedisOptions";
      case "SELECT" -> "RedisOptions.db or connection()";
      case "CLIENT REPLY", "SYNC", "PSYNC" -> "no client: it would leave calls without replies";
      default -> "connection()";
    };
  }

  /** Sends a command on a connection of its own, which is closed if the reply does not come. */
  private @Nullable Object alone(CommandSpec spec, List<byte[]> words, long wait) {
    var link = pool.borrow();
    boolean whole = false;
    try {
      Future<@Nullable Object> reply = home.port().loop().createFuture();
      var request = new Request.Single(spec, words, reply);
      request.blocksFor = wait;
      link.send(request);
      var tree = await(reply);
      whole = true;
      return tree;
    } catch (RedisException e) {
      whole = link.isOpen();
      throw e;
    } finally {
      if (whole) pool.giveBack(link);
      else leave(link);
    }
  }

  /**
   * Leaves a connection on which a command waits: the server is asked to end the wait, on the
   * connection on which the next command of this task goes, so that nothing is popped after it.
   */
  void leave(Link link) {
    pool.drop(link);
    if (unblock(link)) link.retire();
    else link.close();
  }

  /** {@return whether the server is asked to end the wait on a connection} */
  private boolean unblock(Link link) {
    var connection = mine();
    if (!link.isOpen() || link.id() == 0 || !connection.isReady()) return false;
    var spec = CommandTable.of("CLIENT UNBLOCK");
    connection.send(
        new Request.Unheard(
            spec, Words.of(spec, new Object[] {"", link.id()}, RedisCodec.bytes())));
    return true;
  }

  @Override
  public void batch(Batch batch) {
    enter();
    if (batch.isBlocking() || options.exclusive) {
      alone(batch);
      return;
    }
    var connection = mine();
    connection.makeRoom();
    connection.sendAll(batch.members);
    await(batch.done);
  }

  /** Sends commands on a connection of their own, which is closed if not all replies come. */
  private void alone(Batch batch) {
    var link = pool.borrow();
    boolean whole = false;
    try {
      link.sendAll(batch.members);
      await(batch.done);
      whole = true;
    } finally {
      if (whole) {
        pool.giveBack(link);
      } else {
        if (batch.isBlocking()) unblock(link);
        abandon(link); // at once: the members behind the one that waits may pop, too
      }
    }
  }

  /** Closes a connection of its own that may remember something. */
  void abandon(Link link) {
    pool.drop(link);
    link.close();
  }

  @Override
  public Link borrow(List<byte[]> keys) {
    return pool().borrow();
  }

  @Override
  public void giveBack(Link link, boolean clean) {
    if (clean) pool.giveBack(link);
    else abandon(link);
  }

  RedisPoolStatistics statistics() {
    if (pool == null) return new RedisPoolStatistics(0, 0, 0, 0, 0);
    int owed = shared.stream().mapToInt(Shared::pending).sum();
    int ready = (int) shared.stream().filter(Shared::isReady).count();
    return new RedisPoolStatistics(ready, owed, pool.inUse(), pool.idle(), pool.waiting());
  }

  void disconnect() {
    shared.forEach(Shared::disconnect);
    if (pool != null) pool.disconnect();
  }

  boolean isClosed() {
    return closed;
  }

  /** Closes all; in a task, once what is owed has come. */
  void close() {
    if (closed) return;
    closed = true;
    if (group == null || !home.isLive()) return;
    if (!home.port().inTurn()) {
      home.port().execute(this::shut);
      return;
    }
    try {
      if (home.isInTask()) settle();
    } finally {
      shut();
    }
    if (home.isInTask()) await(NettyLoop.close(group));
  }

  private void settle() {
    var limit = options.socketTimeout == null ? Duration.ofSeconds(5) : options.socketTimeout;
    for (var each : shared) each.settle(limit);
  }

  private void shut() {
    shared.forEach(Shared::close);
    pool.close();
    if (!home.isInTask()) group.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS);
  }

  @Override
  public String toString() {
    var at = options.path == null ? options.host + ":" + options.port : options.path.toString();
    return "<Redis %s/%d%s>".formatted(at, options.db, closed ? " closed" : "");
  }
}
