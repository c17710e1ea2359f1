"""Writes models.tsv: what statsmodels and statsforecast say of three made series.

    python3 -m venv v && v/bin/pip install statsmodels statsforecast pandas
    v/bin/python crates/releve-series/tests/golden/regenerate.py > crates/releve-series/tests/golden/models.tsv

The series are made by whole numbers and sines, so that Rust makes the same. A line
is a case: name, tab, numbers between commas. The versions stand in the head.
"""

import math
import sys
import warnings

import numpy as np
import scipy
import statsforecast
import statsmodels
from statsforecast.models import MSTL, AutoETS, AutoTheta, RandomWalkWithDrift, SeasonalNaive, Theta
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.holtwinters import SimpleExpSmoothing
from statsmodels.tsa.seasonal import STL

warnings.simplefilter("ignore")

# As `golden.rs` makes them.
ROUGH = np.array([20.0 + 0.3 * at + (at * 7919 % 13) / 3.0 for at in range(60)])
QUARTERS = np.array([v + 2.0 * [5.0, 1.0, 3.0, 9.0][at % 4] for at, v in enumerate(ROUGH)])
WEEKS = np.array(
    [40.0 + 0.02 * at + 6.0 * math.sin(math.tau * at / 52.0) + (at * 7919 % 17) / 4.0 for at in range(208)]
)


def case(name, values):
    print(f"{name}\t{','.join(repr(float(value)) for value in values)}")


def ets(values, trend, damped, season):
    return ETSModel(
        values,
        error="add",
        trend="add" if trend else None,
        damped_trend=damped,
        seasonal="add" if season > 1 else None,
        seasonal_periods=season if season > 1 else None,
    )


print(
    f"# Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, "
    f"statsmodels {statsmodels.__version__}, statsforecast {statsforecast.__version__}"
)

# No optimiser: the same to rounding.
case("seasonal-naive weeks, statsforecast", SeasonalNaive(52).forecast(WEEKS, 60)["mean"])
case("drift rough, statsforecast", RandomWalkWithDrift().forecast(ROUGH, 8)["mean"])
# Constants: alpha, beta, gamma, phi; first states: level, slope, effects of the
# first round in its order.
given = [
    ("ANN", ROUGH, False, False, 1),
    ("AAN", ROUGH, True, False, 1),
    ("AAdN", ROUGH, True, True, 1),
    ("ANA", QUARTERS, False, False, 4),
    ("AAA", QUARTERS, True, False, 4),
    ("AAdA", QUARTERS, True, True, 4),
]
CONSTANTS = {
    "smoothing_level": 0.3,
    "smoothing_trend": 0.05,
    "smoothing_seasonal": 0.15,
    "damping_trend": 0.9,
    "initial_level": 22.0,
    "initial_trend": 0.4,
    # statsmodels counts back from the last period of the first round.
    "initial_seasonal.3": 3.5,
    "initial_seasonal.2": -1.5,
    "initial_seasonal.1": -6.5,
    "initial_seasonal.0": 4.5,
}
for name, values, trend, damped, season in given:
    model = ets(values, trend, damped, season)
    found = model.smooth([CONSTANTS[name] for name in model.param_names])
    case(f"given {name}, statsmodels", [found.sse, *found.forecast(8)])
for name, values, trend, damped, season in given:
    found = ets(values, trend, damped, season).fit(disp=False, maxiter=10_000)
    case(f"fitted {name}, statsmodels", [found.sse, *found.forecast(8)])
    word = f"A{'A' if trend else 'N'}{'A' if season > 1 else 'N'}"
    other = AutoETS(season_length=season, model=word, damped=damped)
    other.fit(values)
    ahead = other.predict(8)["mean"]
    case(f"fitted {name}, statsforecast", [np.sum(other.model_["residuals"] ** 2), *ahead])

# Theta. The level by simple smoothing of the line with theta 2, constant given.
at = np.arange(len(ROUGH))
slope, intercept = np.polyfit(at, ROUGH, 1)
doubled = 2.0 * ROUGH - intercept - slope * at
simple = SimpleExpSmoothing(doubled, initialization_method="known", initial_level=doubled[0])
level = simple.fit(smoothing_level=0.25, optimized=False).forecast(1)[0]
case(
    "theta given, statsmodels",
    [(level + intercept + slope * (len(ROUGH) + lead)) / 2.0 for lead in range(8)],
)
best = simple.fit()
case(
    "theta fitted, statsmodels",
    [(best.forecast(1)[0] + intercept + slope * (len(ROUGH) + lead)) / 2.0 for lead in range(8)],
)
case("theta ThetaModel, statsmodels", ThetaModel(ROUGH, period=1).fit().forecast(8))
case("theta, statsforecast", Theta(season_length=1).forecast(ROUGH, 8)["mean"])

# Loess as `releve-series` asks for it: the parameters of R's `stl`.
window = 1.5 * 52 / (1 - 1.5 / 11)
trend = math.ceil(window)
trend += 1 - trend % 2
parts = STL(
    WEEKS,
    period=52,
    seasonal=11,
    trend=trend,
    low_pass=53,
    seasonal_deg=0,
    trend_deg=1,
    low_pass_deg=1,
    robust=False,
    seasonal_jump=2,
    trend_jump=math.ceil(trend / 10),
    low_pass_jump=6,
).fit(inner_iter=2, outer_iter=0)
case("stl season, statsmodels", parts.seasonal[-52:])
case("stl trend, statsmodels", parts.trend[-52:])
case(
    "stl forecast, statsforecast",
    MSTL(season_length=52, trend_forecaster=AutoETS(model="ZZN")).forecast(WEEKS, 52)["mean"],
)
case(
    "theta of stl, statsforecast",
    MSTL(season_length=52, trend_forecaster=AutoTheta(season_length=1, model="STM")).forecast(WEEKS, 52)["mean"],
)
