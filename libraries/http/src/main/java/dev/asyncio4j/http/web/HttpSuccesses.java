package dev.asyncio4j.http.web;

/**
 * The exceptions of the 200s, as members of {@link HttpException}.
 *
 * <p>Java names them {@code HttpException.Created}; Kotlin, which sees no inherited classes, {@code
 * HttpSuccesses.Created}.
 */
@SuppressWarnings("serial") // never sent anywhere as an object
public interface HttpSuccesses {
  /** 200 OK. */
  class Ok extends HttpException.Successful {
    /** Makes one. */
    public Ok() {}
  }

  /** 201 Created. */
  class Created extends HttpException.Successful {
    /** Makes one. */
    public Created() {}
  }

  /** 202 Accepted. */
  class Accepted extends HttpException.Successful {
    /** Makes one. */
    public Accepted() {}
  }

  /** 203 Non-Authoritative Information. */
  class NonAuthoritativeInformation extends HttpException.Successful {
    /** Makes one. */
    public NonAuthoritativeInformation() {}
  }

  /** 204 No Content. */
  class NoContent extends HttpException.Successful {
    /** Makes one. */
    public NoContent() {}
  }

  /** 205 Reset Content. */
  class ResetContent extends HttpException.Successful {
    /** Makes one. */
    public ResetContent() {}
  }

  /** 206 Partial Content. */
  class PartialContent extends HttpException.Successful {
    /** Makes one. */
    public PartialContent() {}
  }
}
