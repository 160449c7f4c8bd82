package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.sync.Lock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a server over one connection of one's own, taken at the first command. */
final class BoundSender implements Sender {
  private final ClientCore core;
  private @Nullable Link link;
  private boolean closed;

  /** Lets one call at a time take the connection. */
  private final Lock lock = Lock.create();

  BoundSender(ClientCore core) {
    this.core = core;
  }

  @Override
  public void enter() {
    core.enter();
  }

  @Override
  public Home home() {
    return core.home;
  }

  private Link link() {
    if (link != null && link.isOpen()) return link;
    return lock.with(this::take);
  }

  /** Takes a connection, unless another call has done so meanwhile. */
  private Link take() {
    if (closed) throw closed();
    if (link != null && link.isOpen()) return link;
    if (link != null) core.abandon(link);
    link = null;
    var taken = core.pool().borrow();
    if (closed) {
      core.giveBack(taken, true);
      throw closed();
    }
    link = taken;
    return taken;
  }

  private static RedisConnectionException closed() {
    return new RedisConnectionException("the connection is closed: take a new one");
  }

  @Override
  public void refuse(CommandSpec spec, List<byte[]> words) {
    if (isRefused(spec.name()))
      throw new RedisException(
          "%s is not for a connection: use %s".formatted(spec, ClientCore.instead(spec.name())));
  }

  @Override
  public @Nullable Object call(CommandSpec spec, List<byte[]> words) {
    refuse(spec, words);
    var to = link();
    Future<@Nullable Object> reply = core.home.port().loop().createFuture();
    var request = new Request.Single(spec, words, reply);
    request.blocksFor = Blocking.nanos(spec, words);
    to.send(request);
    try {
      return await(reply);
    } catch (CancelledError e) {
      if (request.blocksFor != 0) leave(to);
      throw e;
    }
  }

  /** Leaves a connection on which a command waits, so that it pops nothing any more. */
  private void leave(Link from) {
    if (from != link) return; // closed, or left already
    link = null;
    core.leave(from);
  }

  private static boolean isRefused(String name) {
    return name.endsWith("SUBSCRIBE")
        || name.equals("MONITOR")
        || name.equals("CLIENT REPLY")
        || name.endsWith("SYNC")
        || name.equals("QUIT");
  }

  @Override
  public void batch(Batch batch) {
    var to = link();
    to.sendAll(batch.members);
    try {
      await(batch.done);
    } catch (CancelledError e) {
      if (batch.isBlocking()) leave(to);
      throw e;
    }
  }

  @Override
  public Link borrow(List<byte[]> keys) {
    return link();
  }

  @Override
  public void giveBack(Link link, boolean clean) {
    if (!clean) core.abandon(link);
  }

  void close() {
    closed = true;
    if (link != null && core.home.isLive()) core.abandon(link);
    link = null;
  }
}
