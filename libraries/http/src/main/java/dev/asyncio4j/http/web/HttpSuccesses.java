package dev.asyncio4j.http.web;

/** The exceptions of the 200s, as members of {@link HttpException}. */
@SuppressWarnings("serial") // never sent anywhere as an object
interface HttpSuccesses {
  /** 200 OK. */
  class Ok extends HttpException.Successful {}

  /** 201 Created. */
  class Created extends HttpException.Successful {}

  /** 202 Accepted. */
  class Accepted extends HttpException.Successful {}

  /** 203 Non-Authoritative Information. */
  class NonAuthoritativeInformation extends HttpException.Successful {}

  /** 204 No Content. */
  class NoContent extends HttpException.Successful {}

  /** 205 Reset Content. */
  class ResetContent extends HttpException.Successful {}

  /** 206 Partial Content. */
  class PartialContent extends HttpException.Successful {}
}
