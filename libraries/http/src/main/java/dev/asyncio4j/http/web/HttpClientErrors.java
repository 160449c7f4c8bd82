package dev.asyncio4j.http.web;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The exceptions of the 400s, as members of {@link HttpException}.
 *
 * <p>Java names them {@code HttpException.NotFound}; Kotlin, which sees no inherited classes,
 * {@code HttpClientErrors.NotFound}.
 */
@SuppressWarnings("serial") // never sent anywhere as an object
public interface HttpClientErrors {
  /** 400 Bad Request. */
  class BadRequest extends HttpException.ClientError {
    /** Makes one. */
    public BadRequest() {}
  }

  /** 401 Unauthorized. */
  class Unauthorized extends HttpException.ClientError {
    /** Makes one. */
    public Unauthorized() {}
  }

  /** 402 Payment Required. */
  class PaymentRequired extends HttpException.ClientError {
    /** Makes one. */
    public PaymentRequired() {}
  }

  /** 403 Forbidden. */
  class Forbidden extends HttpException.ClientError {
    /** Makes one. */
    public Forbidden() {}
  }

  /** 404 Not Found. */
  class NotFound extends HttpException.ClientError {
    /** Makes one. */
    public NotFound() {}
  }

  /** 405 Method Not Allowed. */
  class MethodNotAllowed extends HttpException.ClientError {
    /** The method of the request. */
    private final String method;

    /** The methods that are allowed. */
    private final SortedSet<String> allowed;

    /**
     * Makes one, with the header Allow.
     *
     * @param method that is not allowed
     * @param allowed methods that are
     */
    public MethodNotAllowed(String method, Collection<String> allowed) {
      this.method = method.toUpperCase(Locale.ROOT);
      this.allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
      headers().set("Allow", String.join(",", this.allowed));
    }

    /** {@return the method that is not allowed} */
    public String method() {
      return method;
    }

    /** {@return the methods that are allowed, sorted} */
    public SortedSet<String> allowedMethods() {
      return allowed;
    }
  }

  /** 406 Not Acceptable. */
  class NotAcceptable extends HttpException.ClientError {
    /** Makes one. */
    public NotAcceptable() {}
  }

  /** 407 Proxy Authentication Required. */
  class ProxyAuthenticationRequired extends HttpException.ClientError {
    /** Makes one. */
    public ProxyAuthenticationRequired() {}
  }

  /** 408 Request Timeout. */
  class RequestTimeout extends HttpException.ClientError {
    /** Makes one. */
    public RequestTimeout() {}
  }

  /** 409 Conflict. */
  class Conflict extends HttpException.ClientError {
    /** Makes one. */
    public Conflict() {}
  }

  /** 410 Gone. */
  class Gone extends HttpException.ClientError {
    /** Makes one. */
    public Gone() {}
  }

  /** 411 Length Required. */
  class LengthRequired extends HttpException.ClientError {
    /** Makes one. */
    public LengthRequired() {}
  }

  /** 412 Precondition Failed. */
  class PreconditionFailed extends HttpException.ClientError {
    /** Makes one. */
    public PreconditionFailed() {}
  }

  /** 413 Request Entity Too Large. */
  class RequestEntityTooLarge extends HttpException.ClientError {
    /**
     * Makes one, with the limit in its text.
     *
     * @param maxSize the limit, in bytes
     */
    public RequestEntityTooLarge(long maxSize) {
      text("Maximum request body size " + maxSize + " exceeded.");
    }
  }

  /** 414 Request-URI Too Long. */
  class RequestUriTooLong extends HttpException.ClientError {
    /** Makes one. */
    public RequestUriTooLong() {}
  }

  /** 415 Unsupported Media Type. */
  class UnsupportedMediaType extends HttpException.ClientError {
    /** Makes one. */
    public UnsupportedMediaType() {}
  }

  /** 416 Requested Range Not Satisfiable. */
  class RequestRangeNotSatisfiable extends HttpException.ClientError {
    /** Makes one. */
    public RequestRangeNotSatisfiable() {}
  }

  /** 417 Expectation Failed. */
  class ExpectationFailed extends HttpException.ClientError {
    /** Makes one. */
    public ExpectationFailed() {}
  }

  /** 421 Misdirected Request. */
  class MisdirectedRequest extends HttpException.ClientError {
    /** Makes one. */
    public MisdirectedRequest() {}
  }

  /** 422 Unprocessable Entity. */
  class UnprocessableEntity extends HttpException.ClientError {
    /** Makes one. */
    public UnprocessableEntity() {}
  }

  /** 424 Failed Dependency. */
  class FailedDependency extends HttpException.ClientError {
    /** Makes one. */
    public FailedDependency() {}
  }

  /** 426 Upgrade Required. */
  class UpgradeRequired extends HttpException.ClientError {
    /** Makes one. */
    public UpgradeRequired() {}
  }

  /** 428 Precondition Required. */
  class PreconditionRequired extends HttpException.ClientError {
    /** Makes one. */
    public PreconditionRequired() {}
  }

  /** 429 Too Many Requests. */
  class TooManyRequests extends HttpException.ClientError {
    /** Makes one. */
    public TooManyRequests() {}
  }

  /** 431 Request Header Fields Too Large. */
  class RequestHeaderFieldsTooLarge extends HttpException.ClientError {
    /** Makes one. */
    public RequestHeaderFieldsTooLarge() {}
  }

  /** 451 Unavailable For Legal Reasons. */
  class UnavailableForLegalReasons extends HttpException.ClientError {
    /**
     * Makes one, with the header Link.
     *
     * @param link to who demands it; empty for no link
     */
    public UnavailableForLegalReasons(String link) {
      if (!link.isEmpty()) headers().set("Link", "<" + link + ">; rel=\"blocked-by\"");
    }
  }
}
