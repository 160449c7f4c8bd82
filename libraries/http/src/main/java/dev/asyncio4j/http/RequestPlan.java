package dev.asyncio4j.http;

import dev.asyncio4j.VoidBody1;
import dev.asyncio4j.http.wire.HeadLimits;
import dev.asyncio4j.transports.TlsOptions;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a request over those of its session: what holds in the end. */
record RequestPlan(
    ClientTimeout timeout,
    boolean decompress,
    int bufferSize,
    HeadLimits limits,
    boolean untilEof,
    List<ClientMiddleware> middlewares,
    Set<String> skipped,
    @Nullable VoidBody1<ClientResponse> check,
    @Nullable Url proxy,
    Headers proxyHeaders,
    @Nullable TlsOptions tls,
    @Nullable String fingerprint,
    @Nullable String serverHostname,
    @Nullable String compress,
    @Nullable Boolean chunked,
    boolean expect100) {

  static RequestPlan of(SessionOptions session, RequestOptions request) {
    Set<String> skipped = new LinkedHashSet<>(session.skipAutoHeaders);
    skipped.addAll(request.skipAutoHeaders);
    byte[] digest =
        request.fingerprint != null
            ? request.fingerprint
            : request.tls != null ? null : session.fingerprint;
    Headers proxyHeaders = session.proxyHeaders.copy();
    for (var field : request.proxyHeaders) proxyHeaders.set(field.getKey(), field.getValue());
    return new RequestPlan(
        or(request.timeout, session.timeout, ClientTimeout.defaults()),
        or(request.autoDecompress, session.autoDecompress, true),
        or(request.readBufferSize, session.readBufferSize, 1 << 16),
        new HeadLimits(
            or(request.maxLineSize, session.maxLineSize, HeadLimits.DEFAULTS.line()),
            or(request.maxFieldSize, session.maxFieldSize, HeadLimits.DEFAULTS.field()),
            or(request.maxHeaders, session.maxHeaders, HeadLimits.DEFAULTS.fields())),
        request.readUntilEof,
        or(request.middlewares, session.middlewares, List.of()),
        skipped,
        request.check != null ? request.check : session.check,
        request.proxy != null ? request.proxy : session.proxy,
        proxyHeaders,
        request.tls != null ? request.tls : session.tls,
        digest == null ? null : HexFormat.of().formatHex(digest),
        request.serverHostname,
        request.compress,
        request.chunked,
        request.expect100);
  }

  private static <T> T or(@Nullable T request, @Nullable T session, T otherwise) {
    return request != null ? request : Objects.requireNonNullElse(session, otherwise);
  }

  Reception.Plan reception(String method) {
    return new Reception.Plan(
        limits, method.equals("HEAD"), untilEof, decompress, bufferSize, timeout.sockRead());
  }
}
