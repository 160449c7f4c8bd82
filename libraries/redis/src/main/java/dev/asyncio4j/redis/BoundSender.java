package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a server over one connection of one's own, taken at the first command. */
final class BoundSender implements Sender {
  private final ClientCore core;
  private @Nullable Link link;
  private boolean closed;

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
    if (closed) throw new RedisConnectionException("the connection is closed: take a new one");
    if (link == null || !link.isOpen()) {
      if (link != null) core.abandon(link);
      link = core.pool().borrow();
    }
    return link;
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
    return await(reply);
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
    link().sendAll(batch.members);
    await(batch.done);
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
