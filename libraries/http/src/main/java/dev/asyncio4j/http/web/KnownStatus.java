package dev.asyncio4j.http.web;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The statuses that have an exception of their own, with the words for them. */
enum KnownStatus {
  OK(200, "OK", HttpException.Ok.class, HttpException.Ok::new),
  CREATED(201, "Created", HttpException.Created.class, HttpException.Created::new),
  ACCEPTED(202, "Accepted", HttpException.Accepted.class, HttpException.Accepted::new),
  NON_AUTHORITATIVE_INFORMATION(
      203,
      "Non-Authoritative Information",
      HttpException.NonAuthoritativeInformation.class,
      HttpException.NonAuthoritativeInformation::new),
  NO_CONTENT(204, "No Content", HttpException.NoContent.class, HttpException.NoContent::new),
  RESET_CONTENT(
      205, "Reset Content", HttpException.ResetContent.class, HttpException.ResetContent::new),
  PARTIAL_CONTENT(
      206,
      "Partial Content",
      HttpException.PartialContent.class,
      HttpException.PartialContent::new),
  MULTIPLE_CHOICES(300, "Multiple Choices", HttpException.MultipleChoices.class),
  MOVED_PERMANENTLY(301, "Moved Permanently", HttpException.MovedPermanently.class),
  FOUND(302, "Found", HttpException.Found.class),
  SEE_OTHER(303, "See Other", HttpException.SeeOther.class),
  NOT_MODIFIED(
      304, "Not Modified", HttpException.NotModified.class, HttpException.NotModified::new),
  USE_PROXY(305, "Use Proxy", HttpException.UseProxy.class),
  TEMPORARY_REDIRECT(307, "Temporary Redirect", HttpException.TemporaryRedirect.class),
  PERMANENT_REDIRECT(308, "Permanent Redirect", HttpException.PermanentRedirect.class),
  BAD_REQUEST(400, "Bad Request", HttpException.BadRequest.class, HttpException.BadRequest::new),
  UNAUTHORIZED(
      401, "Unauthorized", HttpException.Unauthorized.class, HttpException.Unauthorized::new),
  PAYMENT_REQUIRED(
      402,
      "Payment Required",
      HttpException.PaymentRequired.class,
      HttpException.PaymentRequired::new),
  FORBIDDEN(403, "Forbidden", HttpException.Forbidden.class, HttpException.Forbidden::new),
  NOT_FOUND(404, "Not Found", HttpException.NotFound.class, HttpException.NotFound::new),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed", HttpException.MethodNotAllowed.class),
  NOT_ACCEPTABLE(
      406, "Not Acceptable", HttpException.NotAcceptable.class, HttpException.NotAcceptable::new),
  PROXY_AUTHENTICATION_REQUIRED(
      407,
      "Proxy Authentication Required",
      HttpException.ProxyAuthenticationRequired.class,
      HttpException.ProxyAuthenticationRequired::new),
  REQUEST_TIMEOUT(
      408,
      "Request Timeout",
      HttpException.RequestTimeout.class,
      HttpException.RequestTimeout::new),
  CONFLICT(409, "Conflict", HttpException.Conflict.class, HttpException.Conflict::new),
  GONE(410, "Gone", HttpException.Gone.class, HttpException.Gone::new),
  LENGTH_REQUIRED(
      411,
      "Length Required",
      HttpException.LengthRequired.class,
      HttpException.LengthRequired::new),
  PRECONDITION_FAILED(
      412,
      "Precondition Failed",
      HttpException.PreconditionFailed.class,
      HttpException.PreconditionFailed::new),
  REQUEST_ENTITY_TOO_LARGE(
      413, "Request Entity Too Large", HttpException.RequestEntityTooLarge.class),
  REQUEST_URI_TOO_LONG(
      414,
      "Request-URI Too Long",
      HttpException.RequestUriTooLong.class,
      HttpException.RequestUriTooLong::new),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "Unsupported Media Type",
      HttpException.UnsupportedMediaType.class,
      HttpException.UnsupportedMediaType::new),
  REQUEST_RANGE_NOT_SATISFIABLE(
      416,
      "Requested Range Not Satisfiable",
      HttpException.RequestRangeNotSatisfiable.class,
      HttpException.RequestRangeNotSatisfiable::new),
  EXPECTATION_FAILED(
      417,
      "Expectation Failed",
      HttpException.ExpectationFailed.class,
      HttpException.ExpectationFailed::new),
  MISDIRECTED_REQUEST(
      421,
      "Misdirected Request",
      HttpException.MisdirectedRequest.class,
      HttpException.MisdirectedRequest::new),
  UNPROCESSABLE_ENTITY(
      422,
      "Unprocessable Entity",
      HttpException.UnprocessableEntity.class,
      HttpException.UnprocessableEntity::new),
  FAILED_DEPENDENCY(
      424,
      "Failed Dependency",
      HttpException.FailedDependency.class,
      HttpException.FailedDependency::new),
  UPGRADE_REQUIRED(
      426,
      "Upgrade Required",
      HttpException.UpgradeRequired.class,
      HttpException.UpgradeRequired::new),
  PRECONDITION_REQUIRED(
      428,
      "Precondition Required",
      HttpException.PreconditionRequired.class,
      HttpException.PreconditionRequired::new),
  TOO_MANY_REQUESTS(
      429,
      "Too Many Requests",
      HttpException.TooManyRequests.class,
      HttpException.TooManyRequests::new),
  REQUEST_HEADER_FIELDS_TOO_LARGE(
      431,
      "Request Header Fields Too Large",
      HttpException.RequestHeaderFieldsTooLarge.class,
      HttpException.RequestHeaderFieldsTooLarge::new),
  UNAVAILABLE_FOR_LEGAL_REASONS(
      451, "Unavailable For Legal Reasons", HttpException.UnavailableForLegalReasons.class),
  INTERNAL_SERVER_ERROR(
      500,
      "Internal Server Error",
      HttpException.InternalServerError.class,
      HttpException.InternalServerError::new),
  NOT_IMPLEMENTED(
      501,
      "Not Implemented",
      HttpException.NotImplemented.class,
      HttpException.NotImplemented::new),
  BAD_GATEWAY(502, "Bad Gateway", HttpException.BadGateway.class, HttpException.BadGateway::new),
  SERVICE_UNAVAILABLE(
      503,
      "Service Unavailable",
      HttpException.ServiceUnavailable.class,
      HttpException.ServiceUnavailable::new),
  GATEWAY_TIMEOUT(
      504,
      "Gateway Timeout",
      HttpException.GatewayTimeout.class,
      HttpException.GatewayTimeout::new),
  VERSION_NOT_SUPPORTED(
      505,
      "HTTP Version Not Supported",
      HttpException.VersionNotSupported.class,
      HttpException.VersionNotSupported::new),
  VARIANT_ALSO_NEGOTIATES(
      506,
      "Variant Also Negotiates",
      HttpException.VariantAlsoNegotiates.class,
      HttpException.VariantAlsoNegotiates::new),
  INSUFFICIENT_STORAGE(
      507,
      "Insufficient Storage",
      HttpException.InsufficientStorage.class,
      HttpException.InsufficientStorage::new),
  NOT_EXTENDED(
      510, "Not Extended", HttpException.NotExtended.class, HttpException.NotExtended::new),
  NETWORK_AUTHENTICATION_REQUIRED(
      511,
      "Network Authentication Required",
      HttpException.NetworkAuthenticationRequired.class,
      HttpException.NetworkAuthenticationRequired::new);

  private static final Map<Integer, KnownStatus> BY_CODE = new HashMap<>();
  private static final Map<Class<?>, KnownStatus> BY_TYPE = new HashMap<>();

  static {
    for (var status : values()) {
      BY_CODE.put(status.code, status);
      BY_TYPE.put(status.type, status);
    }
  }

  final int code;
  final String reason;
  private final Class<? extends HttpException> type;

  /** Makes one; null if that takes a value which a bare status does not tell. */
  final @Nullable Supplier<HttpException> factory;

  KnownStatus(int code, String reason, Class<? extends HttpException> type) {
    this(code, reason, type, null);
  }

  KnownStatus(
      int code,
      String reason,
      Class<? extends HttpException> type,
      @Nullable Supplier<HttpException> factory) {
    this.code = code;
    this.reason = reason;
    this.type = type;
    this.factory = factory;
  }

  static @Nullable KnownStatus of(int code) {
    return BY_CODE.get(code);
  }

  /** The status of an exception's class, or of the nearest one above it that has a status. */
  static KnownStatus of(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      var status = BY_TYPE.get(each);
      if (status != null) return status;
    }
    throw new IllegalArgumentException(
        type.getName() + " has no status: extend a class of HttpException that has one");
  }

  /** The words for any status; empty for one that nobody knows. */
  static String reason(int code) {
    var status = BY_CODE.get(code);
    if (status != null) return status.reason;
    return switch (code) {
      case 100 -> "Continue";
      case 101 -> "Switching Protocols";
      case 102 -> "Processing";
      case 103 -> "Early Hints";
      case 207 -> "Multi-Status";
      case 208 -> "Already Reported";
      case 226 -> "IM Used";
      case 418 -> "I'm a Teapot";
      case 423 -> "Locked";
      case 425 -> "Too Early";
      case 508 -> "Loop Detected";
      default -> "";
    };
  }
}
