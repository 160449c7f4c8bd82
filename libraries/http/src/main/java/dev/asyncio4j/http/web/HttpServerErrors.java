package dev.asyncio4j.http.web;

/**
 * The exceptions of the 500s, as members of {@link HttpException}.
 *
 * <p>Java names them {@code HttpException.BadGateway}; Kotlin, which sees no inherited classes,
 * {@code HttpServerErrors.BadGateway}.
 */
@SuppressWarnings("serial") // never sent anywhere as an object
public interface HttpServerErrors {
  /** 500 Internal Server Error. */
  class InternalServerError extends HttpException.ServerError {
    /** Makes one. */
    public InternalServerError() {}
  }

  /** 501 Not Implemented. */
  class NotImplemented extends HttpException.ServerError {
    /** Makes one. */
    public NotImplemented() {}
  }

  /** 502 Bad Gateway. */
  class BadGateway extends HttpException.ServerError {
    /** Makes one. */
    public BadGateway() {}
  }

  /** 503 Service Unavailable. */
  class ServiceUnavailable extends HttpException.ServerError {
    /** Makes one. */
    public ServiceUnavailable() {}
  }

  /** 504 Gateway Timeout. */
  class GatewayTimeout extends HttpException.ServerError {
    /** Makes one. */
    public GatewayTimeout() {}
  }

  /** 505 HTTP Version Not Supported. */
  class VersionNotSupported extends HttpException.ServerError {
    /** Makes one. */
    public VersionNotSupported() {}
  }

  /** 506 Variant Also Negotiates. */
  class VariantAlsoNegotiates extends HttpException.ServerError {
    /** Makes one. */
    public VariantAlsoNegotiates() {}
  }

  /** 507 Insufficient Storage. */
  class InsufficientStorage extends HttpException.ServerError {
    /** Makes one. */
    public InsufficientStorage() {}
  }

  /** 510 Not Extended. */
  class NotExtended extends HttpException.ServerError {
    /** Makes one. */
    public NotExtended() {}
  }

  /** 511 Network Authentication Required. */
  class NetworkAuthenticationRequired extends HttpException.ServerError {
    /** Makes one. */
    public NetworkAuthenticationRequired() {}
  }
}
