package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.netty.Net.real;

import java.util.Arrays;

/** An echo over twenty connections, to be run with settings of Netty's. */
final class EchoProgram {
  private EchoProgram() {}

  public static void main(String[] arguments) {
    real(
        () -> {
          var group = NettyLoop.eventLoopGroup();
          var server = Net.serve(group, Net.Echo::new);
          var data = Net.randomBytes(100_000);
          int equal = 0;
          for (int i = 0; i < 20; i++) {
            var sink = new Net.Sink();
            var channel = Net.connect(group, Net.port(server), sink);
            channel.writeAndFlush(NettyBytes.wrap(data));
            if (Arrays.equals(await(sink.all(data.length)), data)) equal++;
          }
          await(NettyLoop.close(group));
          System.out.printf(
              "echoed %d x %d bytes, channels %d%n",
              equal, data.length, NettyLoop.channels(group).size());
        });
  }
}
