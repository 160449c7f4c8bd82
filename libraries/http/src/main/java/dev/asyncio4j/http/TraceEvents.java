package dev.asyncio4j.http;

/**
 * The events that hooks of a {@link TraceConfig} are told.
 *
 * <p><i>Python:</i> {@code TraceRequestStartParams} and its like.
 */
public final class TraceEvents {
  private TraceEvents() {}

  /**
   * Tells that a request begins.
   *
   * @param method of the request
   * @param url of the request
   * @param headers as they are so far; a change is not seen
   */
  public record RequestStart(String method, Url url, Headers headers) {}

  /**
   * Tells that a request has its reply.
   *
   * @param method of the last request
   * @param url of the last request
   * @param headers that were asked for
   * @param response the reply
   */
  public record RequestEnd(String method, Url url, Headers headers, ClientResponse response) {}

  /**
   * Tells that a request has failed, or was cancelled.
   *
   * @param method of the last request
   * @param url of the last request
   * @param headers that were asked for
   * @param exception what it failed with
   */
  public record RequestException(String method, Url url, Headers headers, Throwable exception) {}

  /**
   * Tells that a reply leads elsewhere.
   *
   * @param method of the request
   * @param url of the request
   * @param headers that were asked for
   * @param response the reply
   */
  public record RequestRedirect(String method, Url url, Headers headers, ClientResponse response) {}

  /**
   * Tells that the head of a request is sent.
   *
   * @param method of the request
   * @param url of the request
   * @param headers as they are sent
   */
  public record RequestHeadersSent(String method, Url url, Headers headers) {}

  /**
   * Tells that a piece of a request's body is sent.
   *
   * @param method of the request
   * @param url of the request
   * @param chunk a copy
   */
  public record RequestChunkSent(String method, Url url, byte[] chunk) {}

  /**
   * Tells that the body of a reply has been read.
   *
   * @param method of the request
   * @param url of the request
   * @param chunk a copy
   */
  public record ResponseChunkReceived(String method, Url url, byte[] chunk) {}

  /** Tells that a request waits for a place in the pool. */
  public record ConnectionQueuedStart() {}

  /** Tells that a request has its place in the pool. */
  public record ConnectionQueuedEnd() {}

  /** Tells that a connection is being made. */
  public record ConnectionCreateStart() {}

  /** Tells that a connection is made. */
  public record ConnectionCreateEnd() {}

  /** Tells that a connection of the pool is used again. */
  public record ConnectionReuse() {}

  /**
   * Tells that a name is looked up.
   *
   * @param host the name
   */
  public record DnsResolveStart(String host) {}

  /**
   * Tells that a name has been looked up.
   *
   * @param host the name
   */
  public record DnsResolveEnd(String host) {}

  /**
   * Tells that the addresses of a name were known.
   *
   * @param host the name
   */
  public record DnsCacheHit(String host) {}

  /**
   * Tells that the addresses of a name were not known.
   *
   * @param host the name
   */
  public record DnsCacheMiss(String host) {}
}
