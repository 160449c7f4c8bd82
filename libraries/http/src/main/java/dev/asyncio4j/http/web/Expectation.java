package dev.asyncio4j.http.web;

/** The header Expect. */
final class Expectation {
  private Expectation() {}

  /** Has the route decide; without a way of its own, only a client that waits for 100 is known. */
  static void meet(RequestImpl request, RouteImpl route) throws Exception {
    var own = route.expectHandler;
    if (own != null) {
      own.accept(request);
      return;
    }
    var expected = request.headers().get("Expect", "");
    if (!expected.equalsIgnoreCase("100-continue")) {
      throw new HttpException.ExpectationFailed().text("Unknown Expect: " + expected);
    }
  }
}
