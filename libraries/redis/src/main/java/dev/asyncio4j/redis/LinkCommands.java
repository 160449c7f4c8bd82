package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on one connection, which nobody else uses. */
final class LinkCommands<V> implements RedisCommands<V> {
  private final RedisConnection link;
  private final LoopPort port;
  private final RedisCodec<V> codec;
  private final Guard guard;

  /** Throws where a command must not be sent. */
  @FunctionalInterface
  interface Guard {
    void check(CommandSpec spec, List<byte[]> words);
  }

  LinkCommands(RedisConnection link, LoopPort port, RedisCodec<V> codec) {
    this(link, port, codec, (spec, words) -> {});
  }

  LinkCommands(RedisConnection link, LoopPort port, RedisCodec<V> codec, Guard guard) {
    this.link = link;
    this.port = port;
    this.codec = codec;
    this.guard = guard;
  }

  @Override
  public <T extends @Nullable Object> Coroutine<T> call(Reply<T> reply, Object... arguments) {
    var spec = CommandTable.of(arguments);
    var words = Words.of(spec, arguments, codec);
    return async(
        () -> {
          guard.check(spec, words);
          Future<@Nullable Object> future = port.loop().createFuture();
          var request = new Request.Single(spec, words, future);
          request.blocksFor = Blocking.nanos(spec, words);
          link.send(request);
          return reply.read(spec.name(), await(future), codec);
        });
  }
}
