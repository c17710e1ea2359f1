"""Forecasts of statsforecast for the table that `releve forecast` was given.

    python3 -m venv v && v/bin/pip install statsforecast==2.1.1 pandas
    v/bin/python benches/statsforecast_series.py HISTORY.csv 52 52 [FUTURE.csv]

Prints seconds of one core for each model and, where FUTURE.csv holds the whole
series with the horizon, their mean MASE: the mean absolute error divided by the
mean absolute difference of values a season apart in the history.
"""

import sys
import time

import numpy as np
import pandas as pd
import statsforecast
from statsforecast.models import MSTL, AutoETS, AutoTBATS, AutoTheta, SeasonalNaive

history = pd.read_csv(sys.argv[1], index_col=0)
horizon, season = int(sys.argv[2]), int(sys.argv[3])
future = pd.read_csv(sys.argv[4], index_col=0).iloc[len(history):] if len(sys.argv) > 4 else None

models = {
    "seasonal naive": SeasonalNaive(season_length=season),
    "AutoETS": AutoETS(season_length=season),
    "MSTL + AutoETS": MSTL(season_length=season, trend_forecaster=AutoETS(model="ZZN")),
    "AutoTheta": AutoTheta(season_length=season),
    "AutoTBATS": AutoTBATS(season_length=season),
}
print(f"# statsforecast {statsforecast.__version__}, {history.shape[1]} series of {len(history)}", flush=True)
for name, model in models.items():
    # Compiling on the first call is not counted.
    model.forecast(y=history.iloc[:, 0].to_numpy(float), h=horizon)
    errors, start = [], time.process_time()
    for column in history:
        values = history[column].to_numpy(float)
        ahead = model.forecast(y=values, h=horizon)["mean"]
        if future is not None:
            size = np.mean(np.abs(values[season:] - values[:-season]))
            errors.append(np.mean(np.abs(future[column].to_numpy(float) - ahead)) / size)
    seconds = time.process_time() - start
    print(f"{name:16} {seconds:8.2f} s  MASE {np.mean(errors) if errors else float('nan'):.3f}", flush=True)
