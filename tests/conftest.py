"""How much made-up input the tests see: little and always the same, or with GIAOBAN_EXAMPLES=many a great deal."""

import os

from hypothesis import HealthCheck, settings

# A slow machine is not a wrong program: hypothesis sets no time limit an example.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}

settings.register_profile("few", max_examples=40, derandomize=True, database=None, **_CALM)  # type: ignore[arg-type]
# By hand each run tries other input; on CI the same input, so that a red run is the fault of the change it tests.
settings.register_profile("many", max_examples=500, derandomize="CI" in os.environ, **_CALM)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("GIAOBAN_EXAMPLES", "few"))

pytest_plugins = ("tests.database", "tests.people", "tests.laid_out", "tests.at_once", "tests.nothing_kept")
