package dev.asyncio4j.postgres.session;

import dev.asyncio4j.postgres.SslMode;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** TLS that begins with the first byte: the client below talks as if there were none. */
final class DirectTls {
  /** Tells the server, or a proxy, what the connection is for. */
  private static final ApplicationProtocolConfig POSTGRESQL =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          "postgresql");

  private final SslContext context;
  private final Target.Host host;
  private @Nullable SslHandler handler;

  private DirectTls(SslContext context, Target.Host host) {
    this.context = context;
    this.host = host;
  }

  /** Reads the files of certificates, which blocks. */
  static DirectTls of(SslMode mode, Target target, Target.Host host) {
    var builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .applicationProtocolConfig(POSTGRESQL)
            .endpointIdentificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : null);
    if (mode == SslMode.REQUIRE) builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
    else builder.trustManager(Tls.existing(target.rootCertificate()).toFile());
    if (target.certificate() != null && target.key() != null)
      builder.keyManager(
          Tls.existing(target.certificate()).toFile(), Tls.existing(target.key()).toFile());
    try {
      return new DirectTls(builder.build(), host);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the certificates of " + target, e);
    }
  }

  void begin(Channel channel) {
    var added = context.newHandler(channel.alloc(), host.name(), host.port());
    channel.pipeline().addLast(added);
    handler = added;
  }

  /** {@return why TLS did not begin, or null} */
  @Nullable Throwable failure() {
    return handler == null ? null : handler.handshakeFuture().cause();
  }
}
