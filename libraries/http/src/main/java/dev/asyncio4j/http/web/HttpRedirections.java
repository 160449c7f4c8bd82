package dev.asyncio4j.http.web;

import dev.asyncio4j.http.Url;

/**
 * The exceptions of the 300s, as members of {@link HttpException}.
 *
 * <p>Java names them {@code HttpException.Found}; Kotlin, which sees no inherited classes, {@code
 * HttpRedirections.Found}.
 */
@SuppressWarnings("serial") // never sent anywhere as an object
public interface HttpRedirections {
  /** 300 Multiple Choices. */
  class MultipleChoices extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public MultipleChoices(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public MultipleChoices(Url location) {
      super(location.toString());
    }
  }

  /** 301 Moved Permanently. */
  class MovedPermanently extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public MovedPermanently(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public MovedPermanently(Url location) {
      super(location.toString());
    }
  }

  /** 302 Found. */
  class Found extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public Found(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public Found(Url location) {
      super(location.toString());
    }
  }

  /** 303 See Other. */
  class SeeOther extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public SeeOther(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public SeeOther(Url location) {
      super(location.toString());
    }
  }

  /** 304 Not Modified. */
  class NotModified extends HttpException.Redirection {
    /** Makes one. */
    public NotModified() {}
  }

  /** 305 Use Proxy. */
  class UseProxy extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public UseProxy(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public UseProxy(Url location) {
      super(location.toString());
    }
  }

  /** 307 Temporary Redirect. */
  class TemporaryRedirect extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public TemporaryRedirect(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public TemporaryRedirect(Url location) {
      super(location.toString());
    }
  }

  /** 308 Permanent Redirect. */
  class PermanentRedirect extends HttpException.Move {
    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public PermanentRedirect(String location) {
      super(location);
    }

    /**
     * Makes one.
     *
     * @param location where the client is sent
     */
    public PermanentRedirect(Url location) {
      super(location.toString());
    }
  }
}
