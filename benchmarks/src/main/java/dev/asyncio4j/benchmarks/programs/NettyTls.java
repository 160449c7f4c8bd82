package dev.asyncio4j.benchmarks.programs;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * An echo server on Netty under TLS, one event loop: {@code NettyTls ENGINE KEYS PORT}. The engine
 * is that of the JDK ({@code JDK}) or BoringSSL ({@code OPENSSL}).
 */
public final class NettyTls extends ChannelInitializer<Channel> {
  private static final int KEY_BYTES = 16;

  private final SslContext context;

  private NettyTls(SslContext context) {
    this.context = context;
  }

  public static void main(String[] args)
      throws GeneralSecurityException, IOException, InterruptedException {
    var context =
        SslContextBuilder.forServer(TlsServer.keys(new File(args[1])))
            .sslProvider(SslProvider.valueOf(args[0]))
            .protocols("TLSv1.3")
            .build();
    if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
      sessions.setTicketKeys(new OpenSslSessionTicketKey(bytes(), bytes(), bytes()));
    }
    NettyEcho.serve(new NettyTls(context), Integer.parseInt(args[2]));
  }

  private static byte[] bytes() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel.pipeline().addLast(context.newHandler(channel.alloc()), new NettyEcho());
  }
}
