package dev.asyncio4j.http.web;

/** The exceptions of the 500s, as members of {@link HttpException}. */
@SuppressWarnings("serial") // never sent anywhere as an object
interface HttpServerErrors {
  /** 500 Internal Server Error. */
  class InternalServerError extends HttpException.ServerError {}

  /** 501 Not Implemented. */
  class NotImplemented extends HttpException.ServerError {}

  /** 502 Bad Gateway. */
  class BadGateway extends HttpException.ServerError {}

  /** 503 Service Unavailable. */
  class ServiceUnavailable extends HttpException.ServerError {}

  /** 504 Gateway Timeout. */
  class GatewayTimeout extends HttpException.ServerError {}

  /** 505 HTTP Version Not Supported. */
  class VersionNotSupported extends HttpException.ServerError {}

  /** 506 Variant Also Negotiates. */
  class VariantAlsoNegotiates extends HttpException.ServerError {}

  /** 507 Insufficient Storage. */
  class InsufficientStorage extends HttpException.ServerError {}

  /** 510 Not Extended. */
  class NotExtended extends HttpException.ServerError {}

  /** 511 Network Authentication Required. */
  class NetworkAuthenticationRequired extends HttpException.ServerError {}
}
