package dev.asyncio4j.examples.netty;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.netty.NettyFutures;
import dev.asyncio4j.netty.NettyLoop;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.DefaultClientResources;

/** Lettuce on the loop: no thread of its own, and its stages are awaited. */
public final class RedisGetSet {
  private RedisGetSet() {}

  private static Coroutine<Void> program(int port) {
    return async(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var resources =
              DefaultClientResources.builder()
                  .eventLoopGroupProvider(new LoopGroups(group))
                  .eventExecutorGroup(group)
                  .build();
          var client = RedisClient.create(resources);
          var uri = RedisURI.create("127.0.0.1", port);
          var connection = await(client.connectAsync(StringCodec.UTF8, uri));
          var redis = connection.async();
          System.out.println("set: " + await(redis.set("greeting", "hello")));
          System.out.println("get: " + await(redis.get("greeting")));
          System.out.println("get of none: " + await(redis.get("none")));
          await(connection.closeAsync());
          await(client.shutdownAsync());
          NettyFutures.await(resources.shutdown());
          await(NettyLoop.close(group));
          return null;
        });
  }

  /** The argument is the port of a server; without one, a tiny one runs in this program. */
  public static void main(String[] args) {
    if (args.length > 0) run(program(Integer.parseInt(args[0])));
    else run(async(() -> TinyRedis.serving(RedisGetSet::program)));
  }
}
