package dev.asyncio4j.netty;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.netty.Net.real;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultFileRegion;
import java.nio.file.Files;
import java.util.zip.CRC32;

/** A file of 100 MB, sent and received in one loop. */
final class FileProgram {
  private static final int BLOCKS = 1600;

  private FileProgram() {}

  public static void main(String[] arguments) throws Exception {
    var file = Files.createTempFile("netty", ".bin");
    try {
      var sent = new CRC32();
      try (var out = Files.newOutputStream(file)) {
        for (int i = 0; i < BLOCKS; i++) {
          var block = Net.randomBytes(65_536);
          block[0] = (byte) i;
          sent.update(block);
          out.write(block);
        }
      }
      real(
          () -> {
            var group = NettyLoop.eventLoopGroup();
            var server =
                Net.serve(
                    group,
                    () ->
                        new ChannelInboundHandlerAdapter() {
                          @Override
                          public void channelActive(ChannelHandlerContext ctx) {
                            var region =
                                new DefaultFileRegion(file.toFile(), 0, file.toFile().length());
                            ctx.writeAndFlush(region).addListener(done -> ctx.close());
                          }
                        });
            var received = new CRC32();
            var size = new long[1];
            var closed = getRunningLoop().<Void>createFuture();
            Net.connect(
                group,
                Net.port(server),
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void channelRead(ChannelHandlerContext ctx, Object message) {
                    var bytes = NettyBytes.take((ByteBuf) message);
                    received.update(bytes);
                    size[0] += bytes.length;
                  }

                  @Override
                  public void channelInactive(ChannelHandlerContext ctx) {
                    closed.setResult(null);
                  }
                });
            await(closed);
            boolean equal = received.getValue() == sent.getValue();
            System.out.printf("received %d, %s%n", size[0], equal ? "equal" : "not equal");
          });
    } finally {
      Files.delete(file);
    }
  }
}
