package dev.asyncio4j.http.internal;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.http.ResolvedHost;
import dev.asyncio4j.http.Resolver;
import java.net.Inet4Address;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system's resolver. */
public enum SystemResolver implements Resolver {
  /** The only one. */
  INSTANCE;

  @Override
  public Coroutine<List<ResolvedHost>> resolve(
      String host, int port, @Nullable ProtocolFamily family) {
    return async(
        () -> {
          List<ResolvedHost> found = new ArrayList<>();
          for (var each : await(getRunningLoop().getAddrInfo(host, port))) {
            var address = each.getAddress();
            var own =
                address instanceof Inet4Address
                    ? StandardProtocolFamily.INET
                    : StandardProtocolFamily.INET6;
            if (family == null || family == own) found.add(new ResolvedHost(host, address, port));
          }
          if (found.isEmpty()) {
            throw new java.io.UncheckedIOException(
                new UnknownHostException(host + " has no address of the family " + family));
          }
          return found;
        });
  }
}
