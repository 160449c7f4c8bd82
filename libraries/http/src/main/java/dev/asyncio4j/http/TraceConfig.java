package dev.asyncio4j.http;

import dev.asyncio4j.http.TraceEvents.ConnectionCreateEnd;
import dev.asyncio4j.http.TraceEvents.ConnectionCreateStart;
import dev.asyncio4j.http.TraceEvents.ConnectionQueuedEnd;
import dev.asyncio4j.http.TraceEvents.ConnectionQueuedStart;
import dev.asyncio4j.http.TraceEvents.ConnectionReuse;
import dev.asyncio4j.http.TraceEvents.DnsCacheHit;
import dev.asyncio4j.http.TraceEvents.DnsCacheMiss;
import dev.asyncio4j.http.TraceEvents.DnsResolveEnd;
import dev.asyncio4j.http.TraceEvents.DnsResolveStart;
import dev.asyncio4j.http.TraceEvents.RequestChunkSent;
import dev.asyncio4j.http.TraceEvents.RequestEnd;
import dev.asyncio4j.http.TraceEvents.RequestException;
import dev.asyncio4j.http.TraceEvents.RequestHeadersSent;
import dev.asyncio4j.http.TraceEvents.RequestRedirect;
import dev.asyncio4j.http.TraceEvents.RequestStart;
import dev.asyncio4j.http.TraceEvents.ResponseChunkReceived;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hooks that are told what the requests of a session do.
 *
 * <p><i>Python:</i> {@code aiohttp.TraceConfig}. A hook runs in the task of the request, which
 * waits for it; what it throws, the request fails with. Each request has a {@link TraceContext} of
 * its own.
 *
 * <p><b>Cancellation:</b> of a request is told as an exception, once.
 *
 * <p><b>Thread and loop:</b> made anywhere; called on the loop.
 *
 * <pre>{@code
 * TraceConfig trace = TraceConfig.create()
 *     .onRequestStart((session, context, start) -> context.put("began", session))
 *     .onRequestEnd((session, context, end) -> System.out.println(end.response().status()));
 * var session = ClientSession.create(SessionOptions.defaults().traceConfigs(trace));
 * }</pre>
 */
public final class TraceConfig {
  private final Map<Class<?>, List<Hook<?>>> hooks = new HashMap<>();
  private boolean frozen;

  private TraceConfig() {}

  /**
   * A hook.
   *
   * @param <P> what it is told
   */
  @FunctionalInterface
  public interface Hook<P> {
    /**
     * Takes note.
     *
     * @param session the session
     * @param context of the request
     * @param params what happened
     * @throws Exception to make the request fail
     */
    void on(ClientSession session, TraceContext context, P params) throws Exception;
  }

  /** {@return a new one, without hooks} */
  public static TraceConfig create() {
    return new TraceConfig();
  }

  /** Refuses more hooks from now on; a session does that. */
  public void freeze() {
    frozen = true;
  }

  private <P> TraceConfig add(Class<P> event, Hook<P> hook) {
    if (frozen) {
      throw new IllegalStateException(
          "Cannot modify frozen list: add hooks before a session is made");
    }
    hooks.computeIfAbsent(event, e -> new ArrayList<>()).add(hook);
    return this;
  }

  @SuppressWarnings("unchecked") // add() puts hooks of P under the class P
  <P> List<Hook<P>> hooks(Class<P> event) {
    return (List<Hook<P>>) (List<?>) hooks.getOrDefault(event, List.of());
  }

  /**
   * Adds a hook: a request begins.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestStart(Hook<RequestStart> hook) {
    return add(RequestStart.class, hook);
  }

  /**
   * Adds a hook: a request has its reply.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestEnd(Hook<RequestEnd> hook) {
    return add(RequestEnd.class, hook);
  }

  /**
   * Adds a hook: a request has failed, or was cancelled.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestException(Hook<RequestException> hook) {
    return add(RequestException.class, hook);
  }

  /**
   * Adds a hook: a reply leads elsewhere.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestRedirect(Hook<RequestRedirect> hook) {
    return add(RequestRedirect.class, hook);
  }

  /**
   * Adds a hook: the head of a request is sent.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestHeadersSent(Hook<RequestHeadersSent> hook) {
    return add(RequestHeadersSent.class, hook);
  }

  /**
   * Adds a hook: a piece of a request's body is sent.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onRequestChunkSent(Hook<RequestChunkSent> hook) {
    return add(RequestChunkSent.class, hook);
  }

  /**
   * Adds a hook: the body of a reply has been read.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onResponseChunkReceived(Hook<ResponseChunkReceived> hook) {
    return add(ResponseChunkReceived.class, hook);
  }

  /**
   * Adds a hook: a request waits for a place in the pool.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onConnectionQueuedStart(Hook<ConnectionQueuedStart> hook) {
    return add(ConnectionQueuedStart.class, hook);
  }

  /**
   * Adds a hook: a request has its place in the pool.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onConnectionQueuedEnd(Hook<ConnectionQueuedEnd> hook) {
    return add(ConnectionQueuedEnd.class, hook);
  }

  /**
   * Adds a hook: a connection is being made.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onConnectionCreateStart(Hook<ConnectionCreateStart> hook) {
    return add(ConnectionCreateStart.class, hook);
  }

  /**
   * Adds a hook: a connection is made.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onConnectionCreateEnd(Hook<ConnectionCreateEnd> hook) {
    return add(ConnectionCreateEnd.class, hook);
  }

  /**
   * Adds a hook: a connection of the pool is used again.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onConnectionReuse(Hook<ConnectionReuse> hook) {
    return add(ConnectionReuse.class, hook);
  }

  /**
   * Adds a hook: a name is looked up.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onDnsResolveStart(Hook<DnsResolveStart> hook) {
    return add(DnsResolveStart.class, hook);
  }

  /**
   * Adds a hook: a name has been looked up.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onDnsResolveEnd(Hook<DnsResolveEnd> hook) {
    return add(DnsResolveEnd.class, hook);
  }

  /**
   * Adds a hook: the addresses of a name were known.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onDnsCacheHit(Hook<DnsCacheHit> hook) {
    return add(DnsCacheHit.class, hook);
  }

  /**
   * Adds a hook: the addresses of a name were not known.
   *
   * @param hook called after those before it
   * @return this
   * @throws IllegalStateException if this is frozen
   */
  public TraceConfig onDnsCacheMiss(Hook<DnsCacheMiss> hook) {
    return add(DnsCacheMiss.class, hook);
  }

  @Override
  public String toString() {
    return "<TraceConfig "
        + hooks.keySet().stream().map(Class::getSimpleName).sorted().toList()
        + ">";
  }
}
